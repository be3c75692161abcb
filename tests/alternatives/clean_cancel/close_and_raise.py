# except BaseException: when the bad ends need more than the good one
async def pump(res, items):
    await res.open()
    written = 0
    try:
        for item in items:
            await res.write(item)
            written += 1
    except BaseException:
        await res.close()
        raise
    await res.close()
    return written
