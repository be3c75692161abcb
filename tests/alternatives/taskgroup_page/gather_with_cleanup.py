# gather with cleanup on every way out: before Python 3.11, or when errors must stay bare
import asyncio


async def load_page(fetch, parts):
    tasks = [asyncio.create_task(fetch(part)) for part in parts]
    try:
        values = await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return dict(zip(parts, values))
