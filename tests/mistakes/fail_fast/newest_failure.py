# wrong-result: takes the failure that came last, which may be one of a cleanup
import asyncio


async def load_all(fetch, keys):
    newest = None
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch(key)) for key in keys]
    except* Exception as failures:
        newest = failures.exceptions[-1]
    if newest is not None:
        raise newest  # <- here
    return [task.result() for task in tasks]
