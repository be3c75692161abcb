# unchecked-results: waits once more when the first mirrors fail, and never again
import asyncio


async def fastest(fetchers):
    tasks = {asyncio.create_task(fetcher()) for fetcher in fetchers}
    try:
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        good = [task for task in done if not task.exception()]
        if not good and pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            good = [task for task in done if not task.exception()]
        return good[0].result() if good else done.pop().result()  # <- here
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
