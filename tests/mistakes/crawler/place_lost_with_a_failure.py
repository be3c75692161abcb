# lock-not-released: a page that fails keeps its place
import asyncio


async def crawl(start, get_links, limit):
    found = {start}
    places = asyncio.Semaphore(limit)

    async def visit(page, group):
        await places.acquire()  # <- here
        try:
            links = await get_links(page)
        except Exception:
            return
        places.release()
        for link in links:
            if link not in found:
                found.add(link)
                group.create_task(visit(link, group))

    async with asyncio.TaskGroup() as group:
        group.create_task(visit(start, group))
    return found
