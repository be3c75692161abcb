# errors-hidden: prints the error of a write and returns


async def pump(res, items):
    await res.open()
    written = 0
    try:
        for item in items:
            await res.write(item)
            written += 1
    except Exception as error:  # <- here
        print("stopped:", error)
    finally:
        await res.close()
    return written
