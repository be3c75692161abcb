# wrong-result: goes on after close as if nothing was
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
        async with self.places:
            conn = self.idle.pop() if self.idle else await self.make()
            try:
                yield conn
            finally:
                if conn.broken:
                    await conn.close()
                else:
                    self.idle.append(conn)

    async def close(self):
        self.closed = True
        while self.idle:
            await self.idle.pop().close()
