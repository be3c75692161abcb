# TaskGroup with a star handler: when several kinds of failure are to be told apart
import asyncio


async def load_all(fetch, keys):
    try:
        async with asyncio.TaskGroup() as tg:
            tasks = [tg.create_task(fetch(key)) for key in keys]
    except* Exception as failures:
        raise failures.exceptions[0]
    return [task.result() for task in tasks]
