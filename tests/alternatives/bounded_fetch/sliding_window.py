# A sliding window with wait: when keys come from a source that should not be read ahead
import asyncio


async def fetch_bounded(fetch, keys, limit):
    tasks, running = [], set()
    try:
        for key in keys:
            if len(running) >= limit:
                done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    task.result()
            task = asyncio.create_task(fetch(key))
            tasks.append(task)
            running.add(task)
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
