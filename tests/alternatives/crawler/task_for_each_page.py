# A dict of pages and their tasks: when each page is to be found again later
import asyncio


async def crawl(start, get_links, limit):
    sem = asyncio.BoundedSemaphore(limit)
    pages: dict = {}

    async def links_of(page):
        async with sem:
            try:
                return [*await get_links(page)]
            except Exception:
                return []

    async def explore(page):
        kids = []
        for k in await links_of(page):
            if k not in pages:
                pages[k] = tg.create_task(explore(k))

    async with asyncio.TaskGroup() as tg:
        pages[start] = tg.create_task(explore(start))
    return set(pages)
