# workers-not-stopped: waits for workers that wait for more pages
import asyncio


async def crawl(start, get_links, limit):
    found = {start}
    queue = asyncio.Queue()
    queue.put_nowait(start)

    async def worker():
        while True:
            page = await queue.get()  # <- here
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
