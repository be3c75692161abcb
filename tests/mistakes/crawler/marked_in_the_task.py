# check-then-await: starts a task for each link, which marks the page when it has a place
import asyncio


async def crawl(start, get_links, limit):
    visited = set()
    places = asyncio.Semaphore(limit)

    async def visit(page, group):
        async with places:
            try:
                links = await get_links(page)  # <- here
            except Exception:
                links = []
            visited.add(page)
        for link in links:
            if link not in visited:
                group.create_task(visit(link, group))

    async with asyncio.TaskGroup() as group:
        group.create_task(visit(start, group))
    return visited
