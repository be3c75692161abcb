# read-await-write: writes back what it has computed from an old look
import aiosqlite


class InsufficientFunds(Exception):
    pass


class Bank:
    def __init__(self, path):
        self.path = path

    async def __aenter__(self):
        self.db = await aiosqlite.connect(self.path)
        return self

    async def __aexit__(self, *error):
        await self.db.close()

    async def transfer(self, src, dst, amount):
        have, there = await self.read(src), await self.read(dst)
        if have < amount:
            raise InsufficientFunds(src)
        change = "UPDATE account SET balance = ? WHERE name = ?"
        await self.db.execute(change, (have - amount, src))
        await self.db.execute(change, (there + amount, dst))
        await self.db.commit()

    async def balance(self, name):
        return await self.read(name)

    async def read(self, name):
        async with self.db.execute("SELECT balance FROM account WHERE name = ?", (name,)) as rows:
            row = await rows.fetchone()
        if row is None:
            raise KeyError(name)
        return row[0]
