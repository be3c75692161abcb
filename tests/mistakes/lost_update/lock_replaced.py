# semaphore-per-call: puts a new lock in the place of the old one at each deposit
from asyncio import Lock


class Account:
    def __init__(self, store):
        self.store = store
        self.lock = None

    async def deposit(self, n, notify):
        self.lock = Lock()
        await self.lock.acquire()  # <- here
        try:
            value = await self.store.read()
            await self.store.write(value + n)
        finally:
            self.lock.release()
        await notify()
