# deadlock: keeps its place while it waits for the pages behind it
import asyncio


async def crawl(start, get_links, limit):
    found = {start}
    places = asyncio.Semaphore(limit)

    async def visit(page):
        async with places:  # <- here
            try:
                links = list(await get_links(page))
            except Exception:
                return
            news = [link for link in dict.fromkeys(links) if link not in found]
            found.update(news)
            async with asyncio.TaskGroup() as group:
                for link in news:
                    group.create_task(visit(link))

    await visit(start)
    return found
