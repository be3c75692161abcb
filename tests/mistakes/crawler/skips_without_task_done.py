# queue-never-drains: skips a page that was visited, without task_done
import asyncio


async def crawl(start, get_links, limit):
    visited = set()
    queue = asyncio.Queue()
    queue.put_nowait(start)

    async def worker():
        while True:
            page = await queue.get()
            if page in visited:
                continue
            visited.add(page)
            try:
                for link in await get_links(page):
                    queue.put_nowait(link)
            except Exception:
                pass
            queue.task_done()

    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(worker()) for _ in range(limit)]
        await queue.join()  # <- here
        for each in workers:
            each.cancel()
    return visited
