# waits-for-everything: asks all pages of a level, and goes on when the slowest has answered
import asyncio


async def crawl(start, get_links, limit):
    places = asyncio.Semaphore(limit)
    found, level = {start}, [start]

    async def ask(page):
        async with places:
            try:
                return list(await get_links(page))  # <- here
            except Exception:
                return []

    while level:
        answers = await asyncio.gather(*[ask(page) for page in level])
        level = []
        for link in [link for links in answers for link in links]:
            if link not in found:
                found.add(link)
                level.append(link)
    return found
