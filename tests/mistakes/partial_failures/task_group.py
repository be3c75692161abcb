# exception-group: lets the children of a TaskGroup fail, so that the group raises
import asyncio


async def fetch_all(fetch, keys):
    async with asyncio.TaskGroup() as group:  # <- here
        tasks = {key: group.create_task(fetch(key)) for key in keys}
    ok, errors = {}, {}
    for key, task in tasks.items():
        if task.exception():
            errors[key] = task.exception()
        else:
            ok[key] = task.result()
    return ok, errors
