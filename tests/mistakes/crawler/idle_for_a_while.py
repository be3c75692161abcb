# wrong-result: a worker leaves when nothing came for a while, although a slow page may still bring more
import asyncio


async def crawl(start, get_links, limit):
    found = {start}
    queue = asyncio.Queue()
    queue.put_nowait(start)

    async def worker():
        while True:
            try:
                page = await asyncio.wait_for(queue.get(), 0.05)
            except TimeoutError:
                return
            try:
                links = await get_links(page)
            except Exception:
                links = []
            for link in links:
                if link not in found:
                    found.add(link)
                    queue.put_nowait(link)

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(worker())
    return found
