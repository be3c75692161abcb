# check-then-await: marks a page when its links are there, not when it is found
import asyncio


async def crawl(start, get_links, limit):
    visited = set()
    queue = asyncio.Queue()
    queue.put_nowait(start)

    async def visit(page):
        try:
            links = await get_links(page)  # <- here
        except Exception:
            links = []
        visited.add(page)
        for link in links:
            if link not in visited:
                queue.put_nowait(link)

    async def worker():
        while True:
            page = await queue.get()
            try:
                if page not in visited:
                    await visit(page)
            finally:
                queue.task_done()

    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(worker()) for _ in range(limit)]
        await queue.join()
        for each in workers:
            each.cancel()
    return visited
