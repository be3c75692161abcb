# task-not-awaited: starts tasks inside the block that do not belong to the group, and reads them after it
import asyncio


async def load_page(fetch, parts):
    async with asyncio.TaskGroup():
        tasks = {part: asyncio.create_task(fetch(part)) for part in parts}  # <- here
    return {part: task.result() for part, task in tasks.items()}
