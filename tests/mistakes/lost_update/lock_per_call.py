# semaphore-per-call: makes a new lock for each deposit
import asyncio


class Account:
    def __init__(self, store):
        self.store = store

    async def deposit(self, n, notify):
        lock = asyncio.Lock()
        async with lock:  # <- here
            value = await self.store.read()
            await self.store.write(value + n)
        await notify()
