# cleanup-skipped: opens a connection for each call, and closes it when the call went well
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
        db = await aiosqlite.connect(self.path, isolation_level=None)  # <- here
        await db.execute("BEGIN IMMEDIATE")
        try:
            if await read(db, src) < amount:
                raise InsufficientFunds(src)
            await read(db, dst)
            await db.execute("UPDATE account SET balance = balance - ? WHERE name = ?", (amount, src))
            await db.execute("UPDATE account SET balance = balance + ? WHERE name = ?", (amount, dst))
        except BaseException:
            await db.rollback()
            raise
        await db.commit()
        await db.close()

    async def balance(self, name):
        async with aiosqlite.connect(self.path) as db:
            return await read(db, name)


async def read(db, name):
    async with db.execute("SELECT balance FROM account WHERE name = ?", (name,)) as rows:
        row = await rows.fetchone()
    if row is None:
        raise KeyError(name)
    return row[0]
