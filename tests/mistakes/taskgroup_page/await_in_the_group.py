# sequential-awaits: awaits each part inside the block before the next task is made
import asyncio


async def load_page(fetch, parts):
    page = {}
    async with asyncio.TaskGroup() as tg:
        for part in parts:
            page[part] = await tg.create_task(fetch(part))  # <- here
    return page
