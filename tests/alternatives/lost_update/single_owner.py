# A single owner of the store: when updates are to be made in the order of arrival, by one task
import asyncio


class Account:
    def __init__(self, store):
        self.store = store
        self.queue = asyncio.Queue()
        self.owner = None

    async def work(self):
        while not self.queue.empty():
            n, done = self.queue.get_nowait()
            value = await self.store.read()
            await self.store.write(value + n)
            done.set_result(None)
        self.owner = None

    async def deposit(self, n, notify):
        done = asyncio.get_running_loop().create_future()
        self.queue.put_nowait((n, done))
        if self.owner is None:
            self.owner = asyncio.create_task(self.work())
        await done
        await notify()
