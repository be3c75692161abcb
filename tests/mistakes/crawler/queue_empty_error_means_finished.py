# wrong-result: workers take QueueEmpty for the end
import asyncio


async def crawl(start, get_links, limit):
    found = {start}
    queue = asyncio.Queue()
    queue.put_nowait(start)

    async def worker():
        while True:
            try:
                page = queue.get_nowait()  # <- here
            except asyncio.QueueEmpty:
                return
            try:
                links = await get_links(page)
            except Exception:
                continue
            for link in links:
                if link not in found:
                    found.add(link)
                    queue.put_nowait(link)

    await asyncio.gather(*[worker() for _ in range(limit)])
    return found
