# waits-for-everything: asks as many pages as the limit allows, and waits for all of them
import asyncio


async def crawl(start, get_links, limit):
    found, waiting = {start}, [start]

    async def ask(page):
        try:
            return list(await get_links(page))  # <- here
        except Exception:
            return []

    while waiting:
        chunk, waiting = waiting[:limit], waiting[limit:]
        for links in await asyncio.gather(*map(ask, chunk)):
            for link in links:
                if link not in found:
                    found.add(link)
                    waiting.append(link)
    return found
