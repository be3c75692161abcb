# task-not-awaited: starts a task for each page, and waits for the first one only
import asyncio


async def crawl(start, get_links, limit):
    found = {start}
    places = asyncio.Semaphore(limit)
    tasks = []

    async def visit(page):
        async with places:
            try:
                links = await get_links(page)
            except Exception:
                return
        for link in links:
            if link not in found:
                found.add(link)
                tasks.append(asyncio.create_task(visit(link)))  # <- here

    await visit(start)
    return found
