# cancel-not-awaited: waits for the others after a failure, but not when the caller cancels
import asyncio


async def load_page(fetch, parts):
    tasks = [asyncio.create_task(fetch(part)) for part in parts]  # <- here
    try:
        values = await asyncio.gather(*tasks)
    except Exception:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
    return dict(zip(parts, values))
