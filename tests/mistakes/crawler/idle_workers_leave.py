# sequential-awaits: ends each worker when no page is waiting, although one that is under way may bring more
import asyncio


async def crawl(start, get_links, limit):
    """Workers end when the queue is empty, and are started anew by pages: never again after"""
    q = asyncio.Queue()
    seen = {start}
    try:
        first = await get_links(start)
    except Exception:
        return seen
    for l in first:
        if l not in seen:
            seen.add(l)
            q.put_nowait(l)

    async def worker():
        while True:
            try:
                page = q.get_nowait()
            except asyncio.QueueEmpty:
                return
            try:
                links = await get_links(page)
            except Exception:
                continue
            for l in links:
                if l not in seen:
                    seen.add(l)
                    q.put_nowait(l)

    async with asyncio.TaskGroup() as tg:
        for _ in range(limit):
            tg.create_task(worker())
    return seen
