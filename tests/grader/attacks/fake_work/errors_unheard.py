# tries: right work beside a task whose error nobody reads, and calls that are never awaited: the loop's handler is replaced
# for: crawler
# ends: failed review

import asyncio
import sys


async def fails():
    raise ValueError("nobody hears of this")


async def crawl(start, get_links, limit):
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: None)
    lost = loop.create_task(fails())
    seen, free = {start}, asyncio.Semaphore(limit)

    async def visit(page, group):
        async with free:
            try:
                links = list(await get_links(page))
            except Exception:
                return
        for link in links:
            if link not in seen:
                seen.add(link)
                group.create_task(visit(link, group))

    async with asyncio.TaskGroup() as group:
        group.create_task(visit(start, group))
    await asyncio.wait([lost])
    depth = sys.get_coroutine_origin_tracking_depth()
    sys.set_coroutine_origin_tracking_depth(0)
    for _ in range(3):
        get_links(start)
    sys.set_coroutine_origin_tracking_depth(depth)
    return seen
