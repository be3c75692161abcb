# cleanup-skipped: expects one kind of error
import logging


async def pump(res, items):
    await res.open()
    n = 0
    try:
        for x in items:
            await res.write(x)
            n += 1
    except OSError:
        logging.info("write failed after %s items", n)
        await res.close()
        raise
    await res.close()  # <- here
    return n
