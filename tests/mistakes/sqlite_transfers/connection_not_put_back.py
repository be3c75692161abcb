# lock-not-released: an error between get and put keeps the connection
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager

import aiosqlite


class InsufficientFunds(Exception):
    """Too little."""


class Bank:
    SIZE = 3

    def __init__(self, path):
        self.path = path
        self.stack = AsyncExitStack()
        self.free: asyncio.Queue = asyncio.Queue()

    async def __aenter__(self):
        for _ in range(self.SIZE):
            db = await self.stack.enter_async_context(aiosqlite.connect(self.path, timeout=30, isolation_level=None))
            self.free.put_nowait(db)
        return self

    async def __aexit__(self, *info):
        await self.stack.aclose()

    @asynccontextmanager
    async def connection(self):
        db = await self.free.get()
        yield db
        self.free.put_nowait(db)

    @asynccontextmanager
    async def transaction(self):
        async with self.connection() as db:
            try:
                await db.execute("BEGIN IMMEDIATE")
                yield db
                await db.execute("COMMIT")
            finally:
                if db.in_transaction:
                    await db.execute("ROLLBACK")

    async def transfer(self, src, dst, amount):
        async with self.transaction() as db:
            cur = await db.execute("UPDATE account SET balance = balance + ? WHERE name = ?", (amount, dst))
            if cur.rowcount == 0:
                raise KeyError(dst)
            cur = await db.execute("SELECT balance FROM account WHERE name = ?", (src,))
            row = await cur.fetchone()
            if row is None:
                raise KeyError(src)
            balance, = row
            if src == dst:
                balance -= amount
            if balance < amount:
                raise InsufficientFunds(src, balance)
            await db.execute("UPDATE account SET balance = balance - ? WHERE name = ?", (amount, src))

    async def balance(self, name):
        async with self.connection() as db:
            rows = await db.execute_fetchall("SELECT balance FROM account WHERE name = ?", (name,))
            match list(rows):
                case [(value,)]:
                    return value
                case _:
                    raise KeyError(name)
