# acquire with finally: when the lock is given back before the block of code ends
import asyncio


class Account:
    def __init__(self, store):
        self.store = store
        self.turn = asyncio.Semaphore(1)

    async def deposit(self, n, notify):
        await self.turn.acquire()
        try:
            value = await self.store.read()
            await self.store.write(value + n)
        finally:
            self.turn.release()
        await notify()
