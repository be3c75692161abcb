# wrong-result: the loop that starts the tasks ends when nothing waits, and does not wait for them
import asyncio


async def crawl(start, get_links, limit):
    found = {start}
    places = asyncio.Semaphore(limit)
    queue = asyncio.Queue()
    queue.put_nowait(start)

    async def visit(page):
        async with places:
            try:
                links = await get_links(page)
            except Exception:
                return
        for link in links:
            if link not in found:
                found.add(link)
                queue.put_nowait(link)

    async with asyncio.TaskGroup() as group:
        while not queue.empty():  # <- here
            group.create_task(visit(queue.get_nowait()))
    return found
