# unchecked-results: takes the first task that is done, a failed one too
import asyncio


async def fastest(fetchers):
    tasks = [asyncio.create_task(f()) for f in fetchers]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return done.pop().result()  # <- here
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
