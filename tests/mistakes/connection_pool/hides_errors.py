# errors-hidden: logs the error of a block and goes on
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
            conn = self.idle.pop() if self.idle else await self.make()
            try:
                yield conn
            except Exception as error:
                print(error)
            finally:
                if conn.broken:
                    await conn.close()
                else:
                    self.idle.append(conn)

    async def close(self):
        self.closed = True
        while self.idle:
            await self.idle.pop().close()
