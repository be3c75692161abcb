# wrong-result: has one connection for all banks
import asyncio

import aiosqlite


class InsufficientFunds(Exception):
    """The account that is to pay has too little."""


class Bank:
    db = None
    def __init__(self, path):
        self.path = path
        self.lock = asyncio.Lock()

    async def __aenter__(self):
        if Bank.db is None:
            Bank.db = await aiosqlite.connect(self.path)
        return self

    async def __aexit__(self, *exc):
        await Bank.db.close()
        Bank.db = None

    async def _read(self, name):
        async with self.db.execute("SELECT balance FROM account WHERE name = ?", (name,)) as cur:
            row = await cur.fetchone()
        if row is None:
            raise KeyError(name)
        return row[0]

    async def transfer(self, src, dst, amount):
        async with self.lock:
            try:
                await self.db.execute("BEGIN IMMEDIATE")
                balance = await self._read(src)
                await self._read(dst)
                if balance < amount:
                    raise InsufficientFunds(src)
                await self.db.execute("UPDATE account SET balance = balance - ? WHERE name = ?", (amount, src))
                await self.db.execute("UPDATE account SET balance = balance + ? WHERE name = ?", (amount, dst))
                await self.db.commit()
            except BaseException:
                await self.db.rollback()
                raise

    async def balance(self, name):
        async with self.lock:
            return await self._read(name)
