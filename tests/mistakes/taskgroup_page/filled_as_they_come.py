# completion-order: fills the dict in the order in which the parts arrive
import asyncio


async def load_page(fetch, parts):
    page = {}

    async def load(part):
        page[part] = await fetch(part)

    async with asyncio.TaskGroup() as tg:
        for part in parts:
            tg.create_task(load(part))
    return page  # <- here
