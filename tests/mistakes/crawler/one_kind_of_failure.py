# queue-never-drains: expects one kind of exception only
import asyncio


async def crawl(start, get_links, limit):
    found = {start}
    queue = asyncio.Queue()
    queue.put_nowait(start)

    async def worker():
        while True:
            page = await queue.get()
            try:
                links = await get_links(page)
            except ValueError:
                links = []
            for link in links:
                if link not in found:
                    found.add(link)
                    queue.put_nowait(link)
            queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(limit)]
    try:
        await queue.join()  # <- here
    finally:
        for each in workers:
            each.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    return found
