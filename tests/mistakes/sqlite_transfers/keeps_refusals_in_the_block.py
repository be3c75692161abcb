# context-manager-protocol: lets no refusal out of the block, as if each had been dealt with
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

    async def __aexit__(self, kind, error, trace):
        await self.db.close()
        return isinstance(error, InsufficientFunds | LookupError)

    async def transfer(self, src, dst, amount):
        async with self.lock:
            try:
                if await self.read(src) < amount:
                    raise InsufficientFunds(src)
                await self.read(dst)
                change = "UPDATE account SET balance = balance + ? WHERE name = ?"
                await self.db.execute(change, (-amount, src))
                await self.db.execute(change, (amount, dst))
                await self.db.commit()
            except BaseException:
                await self.db.rollback()
                raise

    async def balance(self, name):
        async with self.lock:
            return await self.read(name)

    async def read(self, name):
        async with self.db.execute("SELECT balance FROM account WHERE name = ?", (name,)) as rows:
            row = await rows.fetchone()
        if row is None:
            raise KeyError(name)
        return row[0]
