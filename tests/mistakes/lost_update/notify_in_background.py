# task-not-awaited: starts the notification and returns before it has ended
import asyncio


class Account:
    def __init__(self, store):
        self.store = store
        self.lock = asyncio.Lock()

    async def deposit(self, n, notify):
        async with self.lock:
            value = await self.store.read()
            await self.store.write(value + n)
        asyncio.create_task(notify())  # <- here
