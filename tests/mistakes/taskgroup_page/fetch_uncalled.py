# not-an-awaitable: gives the group the function itself
import asyncio


async def load_page(fetch, parts):
    async with asyncio.TaskGroup() as tg:
        tasks = {part: tg.create_task(fetch) for part in parts}  # <- here
    return {part: task.result() for part, task in tasks.items()}
