# semaphore-per-call: makes a semaphore for each page
import asyncio


async def crawl(start, get_links, limit):
    found = {start}

    async def visit(page, group):
        async with asyncio.Semaphore(limit):  # <- here
            try:
                links = await get_links(page)
            except Exception:
                links = []
        for link in links:
            if link not in found:
                found.add(link)
                group.create_task(visit(link, group))

    async with asyncio.TaskGroup() as group:
        group.create_task(visit(start, group))
    return found
