# busy-wait: asks at every turn of the loop whether all is done
import asyncio


async def crawl(start, get_links, limit):
    found, running = {start}, set()
    places = asyncio.Semaphore(limit)

    def begin(page):
        task = asyncio.create_task(visit(page))
        running.add(task)
        task.add_done_callback(running.discard)

    async def visit(page):
        async with places:
            try:
                links = await get_links(page)
            except Exception:
                return
        for link in links:
            if link not in found:
                found.add(link)
                begin(link)

    begin(start)
    try:
        while running:
            await asyncio.sleep(0)  # <- here
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
    return found
