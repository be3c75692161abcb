# session-per-request: limits the borrowers and makes a new connection for each
import asyncio
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, make, size):
        self.make = make
        self.places = asyncio.Semaphore(size)
        self.idle = []
        self.closed = False

    @asynccontextmanager
    async def acquire(self):
        if self.closed:
            raise RuntimeError("the pool is closed")
        async with self.places:
            conn = await self.make()  # <- here
            try:
                yield conn
            finally:
                await conn.close()

    async def close(self):
        self.closed = True
        while self.idle:
            await self.idle.pop().close()
