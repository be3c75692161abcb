# wrong-result: keeps the visited pages in a global, for the next crawl, too
import asyncio

visited = set()


async def crawl(start, get_links, limit):
    sem = asyncio.Semaphore(limit)

    async def visit(page):
        async with sem:
            try:
                links = list(await get_links(page))
            except Exception:
                return
        for link in links:
            if link not in visited:
                visited.add(link)
                tg.create_task(visit(link))

    visited.add(start)
    async with asyncio.TaskGroup() as tg:
        tg.create_task(visit(start))
    return visited
