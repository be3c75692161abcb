# cleanup-skipped: leaves its changes in the transaction when it fails
import asyncio
import aiosqlite


class InsufficientFunds(Exception):
    pass


class Bank:
    def __init__(self, path):
        self.path = path
        self.lock = asyncio.Lock()

    async def __aenter__(self):
        self.db = await aiosqlite.connect(self.path)
        return self

    async def __aexit__(self, *error):
        await self.db.close()

    async def transfer(self, src, dst, amount):
        async with self.lock:
            await self.take(src, amount)
            await self.give(dst, amount)
            await self.db.commit()

    async def take(self, name, amount):
        if await self.read(name) < amount:
            raise InsufficientFunds(name)
        await self.db.execute("UPDATE account SET balance = balance - ? WHERE name = ?", (amount, name))

    async def give(self, name, amount):
        cursor = await self.db.execute("UPDATE account SET balance = balance + ? WHERE name = ?", (amount, name))
        if cursor.rowcount == 0:
            raise KeyError(name)

    async def balance(self, name):
        async with self.lock:
            return await self.read(name)

    async def read(self, name):
        async with self.db.execute("SELECT balance FROM account WHERE name = ?", (name,)) as rows:
            row = await rows.fetchone()
        if row is None:
            raise KeyError(name)
        return row[0]
