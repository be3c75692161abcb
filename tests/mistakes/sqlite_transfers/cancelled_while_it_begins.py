# cleanup-skipped: a cancellation while BEGIN is under way finds no handler: the thread begins all the same
import asyncio
from contextlib import asynccontextmanager

import aiosqlite


class InsufficientFunds(Exception):
    pass


class Bank:
    def __init__(self, path):
        self.path = path
        self.lock = asyncio.Lock()

    async def __aenter__(self):
        self.db = await aiosqlite.connect(self.path, isolation_level=None)
        return self

    async def __aexit__(self, *error):
        await self.db.close()

    @asynccontextmanager
    async def transaction(self):
        await self.db.execute("BEGIN")
        try:
            yield
        except BaseException:
            await self.db.rollback()
            raise
        await self.db.commit()

    async def transfer(self, src, dst, amount):
        async with self.lock, self.transaction():
            if await self.read(src) < amount:
                raise InsufficientFunds(src)
            await self.read(dst)
            change = "UPDATE account SET balance = balance + ? WHERE name = ?"
            await self.db.executemany(change, [(-amount, src), (amount, dst)])

    async def balance(self, name):
        async with self.lock:
            return await self.read(name)

    async def read(self, name):
        for (balance,) in await self.db.execute_fetchall("SELECT balance FROM account WHERE name = ?", (name,)):
            return balance
        raise KeyError(name)
