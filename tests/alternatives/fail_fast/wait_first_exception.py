# wait until the first failure: when done and pending tasks are handled apart
import asyncio


async def load_all(fetch, keys):
    tasks = [asyncio.create_task(fetch(key)) for key in keys]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        pending = [task for task in tasks if not task.done()]
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
    failures = [task.exception() for task in done]  # all are read; later ones are of cleanups
    for failure in filter(None, failures):
        raise failure
    return [task.result() for task in tasks]
