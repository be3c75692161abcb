# sequential-awaits: waits for each link, and all that is behind it, before the next one
import asyncio


async def crawl(start, get_links, limit):
    found = set()
    places = asyncio.Semaphore(limit)

    async def visit(page):
        found.add(page)
        async with places:
            try:
                links = await get_links(page)  # <- here
            except Exception:
                return
        for link in links:
            if link not in found:
                await visit(link)

    await visit(start)
    return found
