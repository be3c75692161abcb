# cleanup-skipped: closes after an Exception, and CancelledError is none


async def pump(res, items):
    await res.open()
    n = 0
    try:
        for x in items:
            await res.write(x)
            n += 1
    except Exception as exc:
        await res.close()
        raise exc
    else:
        await res.close()  # <- here
    return n
