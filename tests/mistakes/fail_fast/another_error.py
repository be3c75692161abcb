# wrong-result: raises an error of its own instead of the failure
import asyncio


async def load_all(fetch, keys):
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch(key)) for key in keys]
    except* Exception as failures:
        error = failures.exceptions[0]
    else:
        return [task.result() for task in tasks]
    raise RuntimeError("could not load everything") from error  # <- here
