# check-then-await: only looks whether the page was visited when it was found
import asyncio


async def crawl(start, get_links, limit):
    visited = set()
    queue = asyncio.Queue()
    queue.put_nowait(start)

    async def worker():
        while True:
            page = await queue.get()
            try:
                for link in await get_links(page):  # <- here
                    if link not in visited:
                        queue.put_nowait(link)
            except Exception:
                pass
            finally:
                visited.add(page)
                queue.task_done()

    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(worker()) for _ in range(limit)]
        await queue.join()
        for each in workers:
            each.cancel()
    return visited
