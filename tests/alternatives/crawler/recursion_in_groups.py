# Recursion with a group for each page and a place for the call only: when a page shall know what is behind it
import asyncio


async def crawl(start, get_links, limit):
    places = asyncio.Semaphore(limit)
    found = {start}

    async def ask(page):
        async with places:
            try:
                return list(await get_links(page))
            except Exception:
                return []

    async def visit(page):
        news = [link for link in dict.fromkeys(await ask(page)) if link not in found]
        found.update(news)
        async with asyncio.TaskGroup() as group:
            for link in news:
                group.create_task(visit(link))

    await visit(start)
    return found
