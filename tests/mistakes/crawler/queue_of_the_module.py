# loop-bound-at-import: makes its queue when the file is imported, for all crawls
import asyncio

todo = asyncio.Queue()  # <- here


async def crawl(start, get_links, limit):
    seen = {start}
    todo.put_nowait(start)

    async def worker():
        while True:
            page = await todo.get()
            try:
                for link in await get_links(page):
                    if link not in seen:
                        seen.add(link)
                        todo.put_nowait(link)
            except Exception:
                pass
            finally:
                todo.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(limit)]
    try:
        await todo.join()
    finally:
        for w in workers:
            w.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    return seen
