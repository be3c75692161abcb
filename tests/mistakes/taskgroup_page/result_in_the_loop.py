# result-too-early: asks each task for its result right after making it
import asyncio


async def load_page(fetch, parts):
    page = {}
    async with asyncio.TaskGroup() as tg:
        for part in parts:
            page[part] = tg.create_task(fetch(part)).result()  # <- here
    return page
