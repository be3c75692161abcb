# A queue of outcomes: when somebody waits for them one by one
import asyncio


async def process_all(work, items, n):
    todo, outcomes = asyncio.Queue(), asyncio.Queue()
    for item in items:
        todo.put_nowait(item)

    async def worker():
        while True:
            item = await todo.get()
            try:
                outcomes.put_nowait((True, await work(item)))
            except Exception:
                outcomes.put_nowait((False, item))

    workers = [asyncio.create_task(worker()) for _ in range(n)]
    got = [await outcomes.get() for _ in items]
    for each in workers:
        each.cancel()
    await asyncio.wait(workers)
    return [value for good, value in got if good], [value for good, value in got if not good]
