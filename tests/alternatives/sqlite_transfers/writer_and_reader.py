# One connection to write and one to read: when looks should not wait for transfers
import asyncio
import contextlib
import aiosqlite


class InsufficientFunds(Exception):
    pass


class Bank:
    def __init__(self, path):
        self.path = path
        self.writing = asyncio.Lock()
        self.reading = asyncio.Lock()
        self.stack = contextlib.AsyncExitStack()

    async def __aenter__(self):
        self.writer = await self.stack.enter_async_context(aiosqlite.connect(self.path))
        self.reader = await self.stack.enter_async_context(aiosqlite.connect(self.path))
        return self

    async def __aexit__(self, *error):
        return await self.stack.__aexit__(*error)

    async def transfer(self, src, dst, amount):
        async with self.writing, transaction(self.writer) as db:
            if await look(db, src) < amount:
                raise InsufficientFunds(f"{src}: {amount}")
            await look(db, dst)
            await db.executemany(
                "UPDATE account SET balance = balance + ? WHERE name = ?", [(-amount, src), (amount, dst)]
            )

    async def balance(self, name):
        async with self.reading:
            return await look(self.reader, name)


@contextlib.asynccontextmanager
async def transaction(db):
    try:
        yield db
    except BaseException:
        await db.rollback()
        raise
    else:
        await db.commit()


async def look(db, name):
    for (balance,) in await db.execute_fetchall("SELECT balance FROM account WHERE name = ?", [name]):
        return balance
    raise KeyError(name)
