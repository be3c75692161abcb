# unbounded-fan-out: starts a task for each link, whatever the limit
import asyncio


async def crawl(start, get_links, limit):
    found = {start}

    async def visit(page, group):
        try:
            links = await get_links(page)  # <- here
        except Exception:
            return
        for link in links:
            if link not in found:
                found.add(link)
                group.create_task(visit(link, group))

    async with asyncio.TaskGroup() as group:
        group.create_task(visit(start, group))
    return found
