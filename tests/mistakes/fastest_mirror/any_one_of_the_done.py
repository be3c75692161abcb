# unchecked-results: knows that one of those that are done succeeded, and takes any of them
import asyncio


async def fastest(fetchers):
    tasks = [asyncio.create_task(fetcher()) for fetcher in fetchers]
    try:
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        while pending and all(task.exception() for task in done):
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        return done.pop().result()  # <- here
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
