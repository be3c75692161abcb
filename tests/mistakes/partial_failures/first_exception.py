# others-keep-running: stops waiting at the first failure and leaves the rest at work
import asyncio


async def fetch_all(fetch, keys):
    tasks = {key: asyncio.create_task(fetch(key)) for key in keys}  # <- here
    done, pending = await asyncio.wait(tasks.values(), return_when=asyncio.FIRST_EXCEPTION)
    ok, errors = {}, {}
    for key, task in tasks.items():
        if task not in done:
            continue
        if not task.cancelled() and task.exception() is None:
            ok[key] = task.result()
        elif not task.cancelled():
            errors[key] = task.exception()
    return ok, errors
