# exception-group: takes the group for the failure, although it caught it
import asyncio


async def load_all(fetch, keys):
    failure = None
    try:
        async with asyncio.TaskGroup() as group:  # <- here
            tasks = [group.create_task(fetch(key)) for key in keys]
    except* Exception as error:
        failure = error
    if failure:
        raise failure
    return [task.result() for task in tasks]
