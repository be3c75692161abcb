# A chain of events: when the order of the deposits matters; each waits for the one before it, with no lock at all
import asyncio


class Account:
    def __init__(self, store):
        self.store = store
        self.last = None

    async def deposit(self, n, notify):
        before, mine = self.last, asyncio.Event()
        self.last = mine
        if before is not None:
            await before.wait()
        try:
            value = await self.store.read()
            await self.store.write(value + n)
        finally:
            mine.set()
        await notify()
