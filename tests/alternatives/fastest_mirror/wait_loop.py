# wait in a loop: when done and pending tasks are to be told apart
import asyncio


async def fastest(fetchers):
    tasks = {asyncio.create_task(f()) for f in fetchers}
    pending, errors = tasks, []
    try:
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if (error := task.exception()) is None:
                    return task.result()
                errors.append(error)
        raise errors[-1]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
