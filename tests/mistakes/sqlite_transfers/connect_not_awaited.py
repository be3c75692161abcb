# forgotten-await: never opens the connection
import asyncio
import aiosqlite


class InsufficientFunds(Exception):
    pass


class Bank:
    def __init__(self, path):
        self.path = path
        self.lock = asyncio.Lock()

    async def __aenter__(self):
        self.db = aiosqlite.connect(self.path)  # <- here
        return self

    async def __aexit__(self, *error):
        await self.db.close()

    async def transfer(self, src, dst, amount):
        async with self.lock:
            try:
                await self.move(src, dst, amount)
            except BaseException:
                await self.db.rollback()
                raise

    async def balance(self, name):
        async with self.lock:
            return await self.read(name)

    async def move(self, src, dst, amount):
        if await self.read(src) < amount:
            raise InsufficientFunds(src)
        await self.read(dst)
        change = "UPDATE account SET balance = balance + ? WHERE name = ?"
        await self.db.execute(change, (-amount, src))
        await self.db.execute(change, (amount, dst))

    async def read(self, name):
        async with self.db.execute("SELECT balance FROM account WHERE name = ?", (name,)) as rows:
            row = await rows.fetchone()
        if row is None:
            raise KeyError(name)
        return row[0]
