# A sentinel for each worker from the one who is last: when nobody shall be cancelled at the end
import asyncio


async def crawl(start, get_links, limit):
    found = {start}
    queue = asyncio.Queue()
    queue.put_nowait(start)
    open_pages = 1

    async def links_of(page):
        try:
            return list(await get_links(page))
        except Exception:
            return []

    async def worker():
        nonlocal open_pages
        while (page := await queue.get()) is not None:
            for link in await links_of(page):
                if link not in found:
                    found.add(link)
                    open_pages += 1
                    queue.put_nowait(link)
            open_pages -= 1
            if not open_pages:
                for _ in range(limit):
                    queue.put_nowait(None)

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(worker())
    return found
