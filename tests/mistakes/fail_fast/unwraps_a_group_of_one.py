# exception-group: takes the failure out of the group when it is the only one, and lets a group of two out
import asyncio


async def load_all(fetch, keys):
    try:
        async with asyncio.TaskGroup() as group:  # <- here
            tasks = [group.create_task(fetch(key)) for key in keys]
    except BaseExceptionGroup as failures:
        match failures.exceptions:
            case [failure]:
                raise failure from None
            case _:
                raise
    return [task.result() for task in tasks]
