# cancel-not-awaited: waits for the cancelled fetches, and no longer than the quickest of them
import asyncio


async def load_all(fetch, keys):
    tasks = [asyncio.create_task(fetch(key)) for key in keys]  # <- here
    try:
        _, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    except asyncio.CancelledError:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        raise
    for task in pending:
        task.cancel()
    if pending:
        await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
    failures = [task.exception() for task in tasks if task.done() and not task.cancelled() and task.exception()]
    if failures:
        raise failures[0]
    return [task.result() for task in tasks]
