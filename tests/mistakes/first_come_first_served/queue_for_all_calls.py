# loop-bound-at-import: one queue of the module serves all calls, which take each other's results out of it
import asyncio

RESULTS = asyncio.Queue()  # <- here


async def each_as_done(fetch, ids, cb):
    async def bring(i):
        RESULTS.put_nowait((i, await fetch(i)))

    tasks = [asyncio.create_task(bring(i)) for i in ids]
    for _ in tasks:
        cb(*await RESULTS.get())
    await asyncio.gather(*tasks)
