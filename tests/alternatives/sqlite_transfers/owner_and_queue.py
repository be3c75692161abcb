# A task that owns the connection: when requests should be served in the order in which they come
import asyncio
import aiosqlite


class InsufficientFunds(Exception):
    pass


class Bank:
    def __init__(self, path):
        self.path = path
        self.requests = asyncio.Queue()

    async def __aenter__(self):
        self.db = await aiosqlite.connect(self.path)
        self.owner = asyncio.create_task(self.serve())
        return self

    async def __aexit__(self, *error):
        self.owner.cancel()
        await asyncio.gather(self.owner, return_exceptions=True)
        await self.db.close()

    async def serve(self):
        while True:
            job, answer = await self.requests.get()
            if answer.cancelled():
                continue
            try:
                result = await job()
                await self.db.commit()
            except Exception as error:
                await self.db.rollback()
                if not answer.done():
                    answer.set_exception(error)
            else:
                if not answer.done():
                    answer.set_result(result)

    async def ask(self, job):
        answer = asyncio.get_running_loop().create_future()
        self.requests.put_nowait((job, answer))
        return await answer

    async def transfer(self, src, dst, amount):
        await self.ask(lambda: self.move(src, dst, amount))

    async def balance(self, name):
        return await self.ask(lambda: self.read(name))

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
