# wrong-result: workers leave when the queue is empty, although a page that is under way brings more
import asyncio


async def crawl(start, get_links, limit):
    found = {start}
    queue = asyncio.Queue()
    queue.put_nowait(start)

    async def worker():
        while not queue.empty():  # <- here
            page = queue.get_nowait()
            try:
                links = await get_links(page)
            except Exception:
                continue
            for link in links:
                if link not in found:
                    found.add(link)
                    queue.put_nowait(link)

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(worker())
    return found
