# blocking-call: opens the connection in a thread, and uses it in that of the event loop
import asyncio
import sqlite3


class InsufficientFunds(Exception):
    pass


class Bank:
    def __init__(self, path):
        self.path = path

    async def __aenter__(self):
        self.db = await asyncio.to_thread(sqlite3.connect, self.path, check_same_thread=False)
        return self

    async def __aexit__(self, *error):
        self.db.close()

    async def transfer(self, src, dst, amount):
        try:
            if self.read(src) < amount:
                raise InsufficientFunds(src)
            self.read(dst)
            change = "UPDATE account SET balance = balance + ? WHERE name = ?"
            self.db.execute(change, (-amount, src))
            self.db.execute(change, (amount, dst))
            self.db.commit()
        except BaseException:
            self.db.rollback()
            raise

    async def balance(self, name):
        return self.read(name)

    def read(self, name):
        row = self.db.execute("SELECT balance FROM account WHERE name = ?", (name,)).fetchone()
        if row is None:
            raise KeyError(name)
        return row[0]
