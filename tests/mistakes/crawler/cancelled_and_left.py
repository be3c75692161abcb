# cancel-not-awaited: asks the workers to stop, and returns at once
import asyncio


async def crawl(start, get_links, limit):
    found = {start}
    queue = asyncio.Queue()
    queue.put_nowait(start)

    async def worker():
        while True:
            page = await queue.get()
            try:
                for link in await get_links(page):
                    if link not in found:
                        found.add(link)
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
    return found
