# sequential-awaits: one loop takes the pages out of the queue
import asyncio


async def crawl(start, get_links, limit):
    found = {start}
    queue = asyncio.Queue()
    await queue.put(start)
    while not queue.empty():
        page = await queue.get()
        try:
            links = await get_links(page)  # <- here
        except Exception:
            continue
        for link in links:
            if link not in found:
                found.add(link)
                await queue.put(link)
    return found
