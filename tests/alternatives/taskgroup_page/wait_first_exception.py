# wait until the first failure: when done and pending parts are handled apart
import asyncio


async def load_page(fetch, parts):
    tasks = {part: asyncio.create_task(fetch(part)) for part in parts}
    if not tasks:
        return {}
    try:
        done, _ = await asyncio.wait(tasks.values(), return_when=asyncio.FIRST_EXCEPTION)
        for task in done:
            task.result()
        return {part: task.result() for part, task in tasks.items()}
    finally:
        for task in tasks.values():
            task.cancel()
        await asyncio.wait(tasks.values())
