# wrong-result: has the set of visited pages as a default, which all calls share
import asyncio


async def crawl(start, get_links, limit, seen=set()):
    sem = asyncio.Semaphore(limit)
    seen.add(start)

    async def visit(page):
        async with sem:
            try:
                links = list(await get_links(page))
            except Exception:
                return
        for link in links:
            if link not in seen:
                seen.add(link)
                tg.create_task(visit(link))

    async with asyncio.TaskGroup() as tg:
        tg.create_task(visit(start))
    return set(seen)
