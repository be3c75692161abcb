# sync-async-mixup: acquire is a coroutine that gives the manager
import asyncio
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, make, size):
        self.make = make
        self.places = asyncio.Semaphore(size)
        self.idle = []
        self.closed = False

    async def acquire(self):
        return self._borrowed()  # <- here

    @asynccontextmanager
    async def _borrowed(self):
        if self.closed:
            raise RuntimeError("the pool is closed")
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
