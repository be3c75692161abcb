# Coroutine that files its own value: when the tasks do more than fetch
import asyncio


async def load_page(fetch, parts):
    page = dict.fromkeys(parts)  # the keys stand in order before any value arrives

    async def load(part):
        page[part] = await fetch(part)

    async with asyncio.TaskGroup() as tg:
        for part in parts:
            tg.create_task(load(part))
    return page
