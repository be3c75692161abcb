# lock-not-released: gives the place back after an Exception, which a cancellation is not
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
        await self.places.acquire()  # <- here
        try:
            conn = self.idle.pop() if self.idle else await self.make()
        except BaseException:
            self.places.release()
            raise
        try:
            yield conn
        except Exception:
            await self._back(conn)
            raise
        await self._back(conn)

    async def _back(self, conn):
        if conn.broken:
            await conn.close()
        else:
            self.idle.append(conn)
        self.places.release()

    async def close(self):
        self.closed = True
        while self.idle:
            await self.idle.pop().close()
