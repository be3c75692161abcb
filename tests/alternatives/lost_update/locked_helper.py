# A helper that holds the lock: when several methods change the balance
import asyncio


class Account:
    def __init__(self, store):
        self.store = store
        self.lock = asyncio.Lock()

    async def _add(self, n):
        async with self.lock:
            await self.store.write(await self.store.read() + n)

    async def deposit(self, n, notify):
        await self._add(n)
        await notify()
