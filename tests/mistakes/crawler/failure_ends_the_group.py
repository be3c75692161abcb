# queue-never-drains: a page that fails ends its worker, and the group ends the others
import asyncio


async def crawl(start, get_links, limit):
    found = {start}
    queue = asyncio.Queue()
    queue.put_nowait(start)

    async def worker():
        while True:
            page = await queue.get()
            try:
                for link in await get_links(page):  # <- here
                    if link not in found:
                        found.add(link)
                        queue.put_nowait(link)
            finally:
                queue.task_done()

    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(worker()) for _ in range(limit)]
        await queue.join()
        for each in workers:
            each.cancel()
    return found
