# sequential-awaits: opens a TaskGroup for each part
import asyncio


async def load_page(fetch, parts):
    page = {}
    for part in parts:
        async with asyncio.TaskGroup() as tg:
            task = tg.create_task(fetch(part))  # <- here
        page[part] = task.result()
    return page
