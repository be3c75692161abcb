# BEGIN IMMEDIATE written out: when the extent of each transaction should be plain to see
import asyncio

import aiosqlite


class InsufficientFunds(Exception):
    pass


class Bank:
    def __init__(self, path):
        self.path = path

    async def __aenter__(self):
        self.lock = asyncio.Lock()
        self.db = await aiosqlite.connect(self.path, isolation_level=None)
        return self

    async def __aexit__(self, kind, error, trace):
        await self.db.close()

    async def transfer(self, src, dst, amount):
        async with self.lock:
            try:
                await self.db.execute("BEGIN IMMEDIATE")
                if await self.read(src) < amount:
                    raise InsufficientFunds(src)
                await self.read(dst)
                await self.db.execute("UPDATE account SET balance = balance - ? WHERE name = ?", (amount, src))
                await self.db.execute("UPDATE account SET balance = balance + ? WHERE name = ?", (amount, dst))
            except BaseException:
                await self.db.rollback()  # also of what was begun in the thread while this task was cancelled
                raise
            else:
                await self.db.execute("COMMIT")

    async def balance(self, name):
        async with aiosqlite.connect(self.path) as db:
            async with db.execute("SELECT balance FROM account WHERE name = ?", (name,)) as cursor:
                row = await cursor.fetchone()
        if row is None:
            raise KeyError(name)
        return row[0]

    async def read(self, name):
        cursor = await self.db.execute("SELECT balance FROM account WHERE name = ?", (name,))
        row = await cursor.fetchone()
        await cursor.close()
        if row is None:
            raise KeyError(name)
        return row[0]
