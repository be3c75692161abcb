# others-keep-running: drops the set of pending tasks when it has a winner
import asyncio


async def fastest(fetchers):
    pending = {asyncio.create_task(f()) for f in fetchers}  # <- here
    error = None
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            if task.exception() is None:
                return task.result()
            error = task.exception()
    raise error
