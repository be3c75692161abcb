# loop-bound-at-import: makes the queue of its workers when the file is imported
import asyncio

todo = asyncio.Queue()  # <- here


async def load(fetch, ids):
    values = [None] * len(ids)
    for job in enumerate(ids):
        todo.put_nowait(job)

    async def worker():
        while not todo.empty():
            index, i = await todo.get()
            values[index] = await fetch(i)

    await asyncio.gather(worker(), worker())
    return values


def report(fetch, ids):
    return asyncio.run(load(fetch, ids))
