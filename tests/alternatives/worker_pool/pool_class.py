# A class for the pool: when several functions hand it their items
import asyncio


class Pool:
    def __init__(self, work, n):
        self.work, self.n = work, n
        self.queue = asyncio.Queue()
        self.results, self.bad = [], []

    async def __aenter__(self):
        self.workers = [asyncio.create_task(self.run()) for _ in range(self.n)]
        return self

    async def __aexit__(self, *_):
        try:
            await self.queue.join()
        finally:
            for worker in self.workers:
                worker.cancel()
            await asyncio.gather(*self.workers, return_exceptions=True)

    async def run(self):
        while True:
            item = await self.queue.get()
            try:
                self.results.append(await self.work(item))
            except Exception:
                self.bad.append(item)
            finally:
                self.queue.task_done()


async def process_all(work, items, n):
    async with Pool(work, n) as pool:
        for item in items:
            pool.queue.put_nowait(item)
    return pool.results, pool.bad
