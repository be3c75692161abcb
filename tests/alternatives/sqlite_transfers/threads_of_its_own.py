# sqlite3 in threads: when much of the work is plain code that exists already
import asyncio
import contextlib
import sqlite3


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
        await asyncio.to_thread(move, self.path, src, dst, amount)

    async def balance(self, name):
        return await asyncio.to_thread(look, self.path, name)


def look(path, name):
    with contextlib.closing(sqlite3.connect(path)) as db:
        return read(db, name)


def move(path, src, dst, amount):
    with contextlib.closing(sqlite3.connect(path, isolation_level="IMMEDIATE")) as db, db:
        db.execute("BEGIN IMMEDIATE")
        if read(db, src) < amount:
            raise InsufficientFunds(src)
        read(db, dst)
        db.execute("UPDATE account SET balance = balance - ? WHERE name = ?", (amount, src))
        db.execute("UPDATE account SET balance = balance + ? WHERE name = ?", (amount, dst))


def read(db, name):
    row = db.execute("SELECT balance FROM account WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise KeyError(name)
    return row[0]
