# cancel-not-awaited: asks the other parts to stop and raises before they have
import asyncio


async def load_page(fetch, parts):
    tasks = [asyncio.create_task(fetch(part)) for part in parts]  # <- here
    try:
        values = await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        raise
    return dict(zip(parts, values))
