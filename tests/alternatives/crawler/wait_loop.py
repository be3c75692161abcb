# One loop over the running calls: when all decisions shall stand in one place
import asyncio


async def crawl(start, get_links, limit):
    found, waiting, running = {start}, [start], set()
    try:
        while waiting or running:
            while waiting and len(running) < limit:
                running.add(asyncio.create_task(get_links(waiting.pop(0))))
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                for link in () if task.exception() else task.result():
                    if link not in found:
                        found.add(link)
                        waiting.append(link)
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
    return found
