# forgotten-await: makes the coroutine of close and never runs it


async def pump(res, items):
    await res.open()
    try:
        written = 0
        for item in items:
            await res.write(item)
            written += 1
        return written
    finally:
        res.close()  # <- here
