# unbounded-fan-out: lets the next one in while a broken connection is still closing
import asyncio
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, make, size):
        self.make = make
        self.places = asyncio.LifoQueue()
        for _ in range(size):
            self.places.put_nowait(None)
        self.closed = False

    @asynccontextmanager
    async def acquire(self):
        if self.closed:
            raise RuntimeError("the pool is closed")
        conn = await self.places.get()
        try:
            if conn is None:
                conn = await self.make()
            yield conn
        finally:
            broken = conn is not None and conn.broken
            self.places.put_nowait(None if broken else conn)
            if broken:
                await conn.close()

    async def close(self):
        self.closed = True
        while not self.places.empty():
            conn = self.places.get_nowait()
            if conn is not None:
                await conn.close()
