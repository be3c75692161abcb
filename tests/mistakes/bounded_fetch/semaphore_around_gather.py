# semaphore-per-call: takes one place for the whole gather
import asyncio


async def fetch_bounded(fetch, keys, limit):
    semaphore = asyncio.Semaphore(limit)
    async with semaphore:  # <- here
        tasks = [asyncio.create_task(fetch(key)) for key in keys]
        try:
            return await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
