# deadlock: takes the lock in deposit, and again in the helper that it calls
import asyncio


class Account:
    def __init__(self, store):
        self.store = store
        self.lock = asyncio.Lock()

    async def deposit(self, n, notify):
        async with self.lock:
            await self.add(n)
        await notify()

    async def add(self, n):
        async with self.lock:  # <- here
            value = await self.store.read()
            await self.store.write(value + n)
