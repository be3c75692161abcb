# cancel-not-awaited: waits for the cancelled mirrors with a gather that ends with the first of them
import asyncio


async def fastest(fetchers):
    tasks = [asyncio.create_task(fetcher()) for fetcher in fetchers]  # <- here
    waiting, failures = set(tasks), []
    try:
        while waiting:
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            good = [task for task in done if task.exception() is None]
            if good:
                return good[0].result()
            failures += [task.exception() for task in done]
        raise ExceptionGroup("all mirrors failed", failures)
    finally:
        for task in waiting:
            task.cancel()
        try:
            await asyncio.gather(*waiting)
        except asyncio.CancelledError:
            pass
