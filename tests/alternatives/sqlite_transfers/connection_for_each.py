# A connection for each transfer: when several programs use the file, and transfers are rare
import aiosqlite


class InsufficientFunds(Exception):
    pass


class Bank:
    def __init__(self, path):
        self.path = path

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        return None

    async def transfer(self, src, dst, amount):
        async with aiosqlite.connect(self.path, isolation_level=None) as db:
            await db.execute("BEGIN IMMEDIATE")
            balances = dict(
                await db.execute_fetchall("SELECT name, balance FROM account WHERE name IN (?, ?)", (src, dst))
            )
            for name in (src, dst):
                if name not in balances:
                    raise KeyError(name)
            if balances[src] < amount:
                raise InsufficientFunds(src)
            await db.execute("UPDATE account SET balance = ? WHERE name = ?", (balances[src] - amount, src))
            await db.execute("UPDATE account SET balance = balance + ? WHERE name = ?", (amount, dst))
            await db.execute("COMMIT")

    async def balance(self, name):
        async with aiosqlite.connect(self.path) as db:
            rows = list(await db.execute_fetchall("SELECT balance FROM account WHERE name = ?", (name,)))
            if not rows:
                raise KeyError(name)
            return rows[0][0]
