# Marked when it is taken: when the queue may hold a page twice
import asyncio


async def crawl(start, get_links, limit):
    visited = set()
    queue = asyncio.Queue()
    queue.put_nowait(start)

    async def worker():
        while True:
            page = await queue.get()
            try:
                if page not in visited:
                    visited.add(page)
                    for link in await get_links(page):
                        queue.put_nowait(link)
            except Exception:
                pass
            finally:
                queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(limit)]
    try:
        await queue.join()
    finally:
        for each in workers:
            each.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    return visited
