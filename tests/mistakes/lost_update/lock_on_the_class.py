# loop-bound-at-import: makes the lock with the class, so it belongs to the first event loop that waits for it
import asyncio


class Account:
    lock = asyncio.Lock()

    def __init__(self, store):
        self.store = store

    async def deposit(self, n, notify):
        async with self.lock:  # <- here
            value = await self.store.read()
            await self.store.write(value + n)
        await notify()
