# A queue of places: when each place should remember its connection
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
            raise RuntimeError("pool is closed")
        conn = await self.places.get()
        try:
            if conn is None:
                conn = await self.make()
            yield conn
        finally:
            if conn is not None and conn.broken:
                broken, conn = conn, None
                try:
                    await broken.close()
                finally:
                    self.places.put_nowait(None)
            else:
                self.places.put_nowait(conn)

    async def close(self):
        self.closed = True
        while not self.places.empty():
            conn = self.places.get_nowait()
            if conn is not None:
                await conn.close()
