# Sliding window with wait: when each result is to be handled as it comes
import asyncio


async def load(fetch, ids):
    values = {}
    running = {}
    for index, i in enumerate(ids):
        if len(running) == 2:
            done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                values[running.pop(task)] = task.result()
        running[asyncio.create_task(fetch(i))] = index
    for task, index in running.items():
        values[index] = await task
    return [values[index] for index in range(len(ids))]


def report(fetch, ids):
    return asyncio.run(load(fetch, ids))
