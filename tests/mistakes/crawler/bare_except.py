# swallowed-cancellation: a bare except in a loop, so that a cancelled crawl goes on
import asyncio


async def crawl(start, get_links, limit):
    found, waiting, running = {start}, [start], {}
    while waiting or running:
        while waiting and len(running) < limit:
            page = waiting.pop()
            running[asyncio.create_task(get_links(page))] = page
        try:
            done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        except:  # <- here
            break
        for task in done:
            del running[task]
            if task.exception() is None:
                for link in task.result():
                    if link not in found:
                        found.add(link)
                        waiting.append(link)
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    return found
