# read-await-write: keeps apart deposits of the same amount, and no others
import asyncio
from collections import defaultdict


class Account:
    def __init__(self, store):
        self.store = store
        self.locks = defaultdict(asyncio.Lock)

    async def deposit(self, n, notify):
        async with self.locks[n]:
            value = await self.store.read()
            await self.store.write(value + n)
        await notify()
