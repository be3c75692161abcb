# cleanup-skipped: rolls back only what has begun by then, and a cancelled BEGIN begins later
import asyncio
import contextlib
import aiosqlite


class InsufficientFunds(Exception):
    pass


class Bank:
    SIZE = 3

    def __init__(self, path):
        self.path = path
        self.free = asyncio.Queue()
        self.all = []

    async def __aenter__(self):
        for _ in range(self.SIZE):
            db = await aiosqlite.connect(self.path, isolation_level=None, timeout=30)
            self.all.append(db)
            self.free.put_nowait(db)
        return self

    async def __aexit__(self, *error):
        for db in self.all:
            await db.close()

    @contextlib.asynccontextmanager
    async def borrowed(self):
        db = await self.free.get()
        try:
            yield db
        finally:
            self.free.put_nowait(db)

    async def transfer(self, src, dst, amount):
        async with self.borrowed() as db:
            try:
                await db.execute("BEGIN IMMEDIATE")
                cursor = await db.execute(
                    "UPDATE account SET balance = balance - ? WHERE name = ? AND balance >= ?", (amount, src, amount)
                )
                if cursor.rowcount == 0:
                    found = await db.execute_fetchall("SELECT 1 FROM account WHERE name = ?", (src,))
                    raise InsufficientFunds(src) if list(found) else KeyError(src)
                cursor = await db.execute("UPDATE account SET balance = balance + ? WHERE name = ?", (amount, dst))
                if cursor.rowcount == 0:
                    raise KeyError(dst)
                await db.execute("COMMIT")
            finally:
                if db.in_transaction:
                    await db.rollback()

    async def balance(self, name):
        async with self.borrowed() as db:
            async with db.execute("SELECT balance FROM account WHERE name = ?", (name,)) as cursor:
                row = await cursor.fetchone()
        if row is None:
            raise KeyError(name)
        return row[0]
