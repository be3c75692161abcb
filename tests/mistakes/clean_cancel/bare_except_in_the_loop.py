# swallowed-cancellation: a bare except in the loop lets it go on after a cancellation


async def pump(res, items):
    await res.open()
    written = 0
    try:
        for item in items:
            try:
                await res.write(item)
                written += 1
            except:  # <- here
                print("could not write", item)
    finally:
        await res.close()
    return written
