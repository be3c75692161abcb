# unbounded-fan-out: gives each page places of its own for its links
import asyncio


async def crawl(start, get_links, limit):
    """a semaphore per page for its children"""
    seen = {start}

    async def visit(page):
        try:
            links = await get_links(page)
        except Exception:
            return
        sem = asyncio.Semaphore(limit)
        new = set(links) - seen
        seen.update(new)

        async def child(l):
            async with sem:
                await visit(l)
        async with asyncio.TaskGroup() as tg:
            for l in new:
                tg.create_task(child(l))

    await visit(start)
    return seen
