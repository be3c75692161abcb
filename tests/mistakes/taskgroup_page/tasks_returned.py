# task-not-awaited: gives a dict of tasks that nobody has waited for
import asyncio


async def load_page(fetch, parts):
    async with asyncio.TaskGroup():
        page = {part: asyncio.create_task(fetch(part)) for part in parts}  # <- here
    return page
