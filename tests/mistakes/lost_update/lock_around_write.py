# read-await-write: takes the lock when the value has been read
import asyncio


class Account:
    def __init__(self, store):
        self.store = store
        self.lock = asyncio.Lock()

    async def deposit(self, n, notify):
        value = await self.store.read()
        async with self.lock:
            await self.store.write(value + n)  # <- here
        await notify()
