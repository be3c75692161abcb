# wrong-result: a page that fails is not among the visited ones
import asyncio


async def crawl(start, get_links, limit):
    asked, visited = {start}, set()
    places = asyncio.Semaphore(limit)

    async def visit(page, group):
        async with places:
            try:
                links = await get_links(page)
            except Exception:
                return
        visited.add(page)
        for link in links:
            if link not in asked:
                asked.add(link)
                group.create_task(visit(link, group))

    async with asyncio.TaskGroup() as group:
        group.create_task(visit(start, group))
    return visited  # <- here
