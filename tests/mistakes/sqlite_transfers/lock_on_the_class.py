# loop-bound-at-import: makes the lock with the class, for all banks
import asyncio

import aiosqlite


class InsufficientFunds(Exception):
    """The account that is to pay has too little."""


class Bank:
    _lock = asyncio.Lock()

    def __init__(self, path):
        self._path = path

    async def __aenter__(self):
        self._db = await aiosqlite.connect(self._path)
        return self

    async def __aexit__(self, *exc):
        await self._db.close()

    async def transfer(self, src, dst, amount):
        async with self._lock:
            try:
                await self._db.execute("BEGIN IMMEDIATE")
                have = await self._balance(src)
                await self._balance(dst)
                if have < amount:
                    raise InsufficientFunds(src)
                await self._db.execute(
                    "UPDATE account SET balance = balance - ? WHERE name = ?", (amount, src)
                )
                await self._db.execute(
                    "UPDATE account SET balance = balance + ? WHERE name = ?", (amount, dst)
                )
                await self._db.commit()
            except BaseException:
                await self._db.rollback()
                raise

    async def balance(self, name):
        async with self._lock:
            return await self._balance(name)

    async def _balance(self, name):
        async with self._db.execute("SELECT balance FROM account WHERE name = ?", (name,)) as cur:
            row = await cur.fetchone()
        if row is None:
            raise KeyError(name)
        return row[0]
