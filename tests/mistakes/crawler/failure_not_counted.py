# queue-never-drains: counts down only for pages that did not fail
import asyncio


async def crawl(start, get_links, limit):
    found = {start}
    queue = asyncio.Queue()
    queue.put_nowait(start)
    open_pages = 1
    over = asyncio.Event()

    async def worker():
        nonlocal open_pages
        while True:
            page = await queue.get()
            try:
                for link in await get_links(page):
                    if link not in found:
                        found.add(link)
                        open_pages += 1
                        queue.put_nowait(link)
            except Exception:
                continue
            open_pages -= 1
            if not open_pages:
                over.set()

    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(worker()) for _ in range(limit)]
        await over.wait()  # <- here
        for each in workers:
            each.cancel()
    return found
