# swallowed-cancellation: takes the cancellation of a call for the failure of its page
import asyncio


async def crawl(start, get_links, limit):
    found = {start}
    queue = asyncio.Queue()
    queue.put_nowait(start)

    async def worker():
        while True:
            page = await queue.get()
            try:
                links = await get_links(page)
            except BaseException:  # <- here
                links = []
            for link in links:
                if link not in found:
                    found.add(link)
                    queue.put_nowait(link)
            queue.task_done()

    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(worker()) for _ in range(limit)]
        await queue.join()
        for each in workers:
            each.cancel()
    return found
