# task-not-awaited: makes the tasks with asyncio, so that the group knows nothing of them
import asyncio


async def load_page(fetch, parts):
    page = {}

    async def load(part):
        page[part] = await fetch(part)

    async with asyncio.TaskGroup():
        for part in parts:
            asyncio.create_task(load(part))  # <- here
    return page
