# A queue and workers: when keys are added while others are fetched
import asyncio


async def fetch_bounded(fetch, keys, limit):
    queue = asyncio.Queue()
    for item in enumerate(keys):
        queue.put_nowait(item)
    results = {}

    async def work():
        while not queue.empty():
            index, key = queue.get_nowait()
            results[index] = await fetch(key)

    workers = [asyncio.create_task(work()) for _ in range(limit)]
    try:
        await asyncio.gather(*workers)
    except BaseException:
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        raise
    return [results[index] for index in range(len(keys))]
