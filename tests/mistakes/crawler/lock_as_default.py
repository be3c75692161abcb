# loop-bound-at-import: makes its lock as a default, once for all crawls
import asyncio


async def crawl(start, get_links, limit, *, lock=asyncio.Lock()):
    seen, sem = {start}, asyncio.Semaphore(limit)

    async def visit(page, tg):
        async with sem:
            try:
                links = await get_links(page)
            except Exception:
                return
        async with lock:  # <- here
            for link in links:
                if link not in seen:
                    seen.add(link)
                    tg.create_task(visit(link, tg))
            await asyncio.sleep(0)

    async with asyncio.TaskGroup() as tg:
        tg.create_task(visit(start, tg))
    return seen
