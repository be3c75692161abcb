# waits-for-everything: after a failure it waits for all the others, and takes the first of the list that is good
import asyncio


async def fastest(fetchers):
    tasks = [asyncio.create_task(fetcher()) for fetcher in fetchers]  # <- here
    try:
        done, others = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        if others and not any(task.exception() is None for task in done):
            await asyncio.wait(others)
        good = [task for task in tasks if task.done() and not task.exception()]
        if not good:
            raise ExceptionGroup("all mirrors failed", [task.exception() for task in tasks])
        return good[0].result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
