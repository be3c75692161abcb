# wait and exception without a word about cancelled tasks: when none of them is ever cancelled
import asyncio


async def fetch_all(fetch, keys):
    tasks = [asyncio.create_task(fetch(key), name=key) for key in keys]
    done, _ = await asyncio.wait(tasks)
    ok = {task.get_name(): task.result() for task in done if not task.exception()}
    errors = {task.get_name(): task.exception() for task in done if task.exception()}
    return ok, errors
