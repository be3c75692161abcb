# A window of running tasks: when each outcome is to be looked at as it comes
import asyncio


async def process_all(work, items, n):
    running = {}
    results, bad = [], []

    async def one_done():
        done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            item = running.pop(task)
            if task.exception() is None:
                results.append(task.result())
            else:
                bad.append(item)

    for item in items:
        if len(running) == n:
            await one_done()
        running[asyncio.create_task(work(item))] = item
    while running:
        await one_done()
    return results, bad
