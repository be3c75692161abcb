# cleanup-skipped: a cancellation is no Exception, and jumps over the way out
import sys


async def read_all(resource, process):
    items = await resource.__aenter__()  # <- here
    count = 0
    try:
        async for item in items:
            process(item)
            count += 1
    except Exception:
        if not await resource.__aexit__(*sys.exc_info()):
            raise
    else:
        await resource.__aexit__(None, None, None)
    return count
