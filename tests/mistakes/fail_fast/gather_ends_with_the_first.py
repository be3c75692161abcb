# cancel-not-awaited: leaves a cancellation by the caller to gather, which waits for one of the cleanups only
import asyncio


async def load_all(fetch, keys):
    tasks = [asyncio.create_task(fetch(key)) for key in keys]  # <- here
    try:
        values = await asyncio.gather(*tasks)
    except Exception as failure:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        raise failure
    return values
