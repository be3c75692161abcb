# read-await-write: gives the lock back before the write
import asyncio


class Account:
    def __init__(self, store):
        self.store = store
        self.lock = asyncio.Lock()

    async def deposit(self, n, notify):
        async with self.lock:
            value = await self.store.read()
        await self.store.write(value + n)  # <- here
        await notify()
