# session-per-request: takes an empty place while a connection is free in another
import asyncio
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, make, size):
        self.make = make
        self.places = asyncio.Queue()
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
                conn = await self.make()  # <- here
            yield conn
        finally:
            if conn is not None and conn.broken:
                await conn.close()
                conn = None
            self.places.put_nowait(conn)

    async def close(self):
        self.closed = True
        while not self.places.empty():
            conn = self.places.get_nowait()
            if conn is not None:
                await conn.close()
