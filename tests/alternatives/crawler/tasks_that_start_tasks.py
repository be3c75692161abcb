# A task for each page in one group: when a task for each is affordable
import asyncio


async def crawl(start, get_links, limit):
    found = {start}
    places = asyncio.Semaphore(limit)

    async with asyncio.TaskGroup() as group:

        async def visit(page):
            async with places:  # held for the call only, not for the pages behind it
                try:
                    links = await get_links(page)
                except Exception:
                    return
            for link in links:
                if link not in found:
                    found.add(link)
                    group.create_task(visit(link))

        group.create_task(visit(start))
    return found
