# wait and exception: when tasks are kept by name
import asyncio


async def fetch_all(fetch, keys):
    tasks = {key: asyncio.create_task(fetch(key)) for key in keys}
    await asyncio.wait(tasks.values())
    ok, errors = {}, {}
    for key, task in tasks.items():
        if task.cancelled():
            continue
        if task.exception() is not None:
            errors[key] = task.exception()
        else:
            ok[key] = task.result()
    return ok, errors
