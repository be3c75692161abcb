# errors-hidden: gives None when every mirror has failed
import asyncio


async def fastest(fetchers):
    tasks = [asyncio.create_task(f()) for f in fetchers]
    try:
        for next_done in asyncio.as_completed(tasks):
            try:
                return await next_done
            except Exception:
                pass
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
