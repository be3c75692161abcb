# read-await-write: BEGIN alone takes no lock: two transfers look before either changes anything
import aiosqlite


class InsufficientFunds(Exception):
    pass


class Bank:
    def __init__(self, path):
        self.path = path

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

    async def transfer(self, src, dst, amount):
        async with aiosqlite.connect(self.path) as db:
            await db.execute("BEGIN")
            have, there = await read(db, src), await read(db, dst)
            if have < amount:
                raise InsufficientFunds(src)
            change = "UPDATE account SET balance = ? WHERE name = ?"
            await db.execute(change, (have - amount, src))
            await db.execute(change, (there + amount, dst))
            await db.commit()

    async def balance(self, name):
        async with aiosqlite.connect(self.path) as db:
            return await read(db, name)


async def read(db, name):
    async with db.execute("SELECT balance FROM account WHERE name = ?", (name,)) as rows:
        row = await rows.fetchone()
    if row is None:
        raise KeyError(name)
    return row[0]
