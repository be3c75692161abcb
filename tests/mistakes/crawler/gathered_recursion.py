# cancel-not-awaited: a gather that is cancelled leaves when the first of its calls has ended
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
        await asyncio.gather(*map(visit, news))

    await visit(start)
    return found
