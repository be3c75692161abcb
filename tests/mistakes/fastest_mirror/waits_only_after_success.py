# others-keep-running: stops the others after a success, but not when the caller cancels
import asyncio


async def fastest(fetchers):
    tasks = {asyncio.create_task(f()) for f in fetchers}  # <- here
    pending = tasks
    failure = None
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            if task.exception():
                failure = task.exception()
                continue
            for other in pending:
                other.cancel()
            await asyncio.gather(*pending, return_exceptions=True)
            return task.result()
    raise failure
