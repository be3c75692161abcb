# cleanup-skipped: keeps a broken connection until somebody asks for one
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
            raise RuntimeError("closed")
        async with self.places:
            while self.idle:
                conn = self.idle.pop()
                if not conn.broken:
                    break
                await conn.close()
            else:
                conn = await self.make()
            try:
                yield conn
            finally:
                self.idle.append(conn)

    async def close(self):
        self.closed = True
        while self.idle:
            await self.idle.pop().close()
