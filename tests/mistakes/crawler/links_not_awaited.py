# forgotten-await: goes through what the call gives, and does not await it
import asyncio


async def crawl(start, get_links, limit):
    found = {start}
    places = asyncio.Semaphore(limit)

    async def visit(page, group):
        async with places:
            links = get_links(page)
        for link in links:  # <- here
            if link not in found:
                found.add(link)
                group.create_task(visit(link, group))

    async with asyncio.TaskGroup() as group:
        group.create_task(visit(start, group))
    return found
