# wrong-result: saves itself a deposit of 0, and with it the notification
import asyncio


class Account:
    def __init__(self, store):
        self.store = store
        self.free = asyncio.Lock()

    async def deposit(self, n, notify):
        if n:
            async with self.free:
                await self.store.write(await self.store.read() + n)
            await notify()
