# unchecked-results: takes the first task that is done, and stops the others where nobody cancels it
import asyncio


async def fastest(fetchers):
    tasks = [asyncio.create_task(fetcher()) for fetcher in fetchers]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    return done.pop().result()  # <- here
