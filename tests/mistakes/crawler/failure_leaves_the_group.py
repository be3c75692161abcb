# exception-group: a page that fails ends the group of all
import asyncio


async def crawl(start, get_links, limit):
    found = {start}
    places = asyncio.Semaphore(limit)

    async def visit(page, group):
        async with places:
            links = await get_links(page)  # <- here
        for link in links:
            if link not in found:
                found.add(link)
                group.create_task(visit(link, group))

    async with asyncio.TaskGroup() as group:
        group.create_task(visit(start, group))
    return found
