# exception-group: handles the group, whose TaskGroup has cancelled the other fetches at the first failure
import asyncio


async def fetch_all(fetch, keys):
    tasks = {}
    try:
        async with asyncio.TaskGroup() as group:
            for key in keys:
                tasks[key] = group.create_task(fetch(key))  # <- here
    except* Exception:
        pass
    ok, errors = {}, {}
    for key, task in tasks.items():
        if task.cancelled():
            continue
        if task.exception():
            errors[key] = task.exception()
        else:
            ok[key] = task.result()
    return ok, errors
