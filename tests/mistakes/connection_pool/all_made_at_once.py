# session-per-request: makes all connections before anybody asks for one
import asyncio
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, make, size):
        self.make = make
        self.size = size
        self.idle = asyncio.Queue()
        self.filled = None
        self.closed = False

    async def _fill(self):
        for _ in range(self.size):
            self.idle.put_nowait(await self.make())

    @asynccontextmanager
    async def acquire(self):
        if self.closed:
            raise RuntimeError("the pool is closed")
        if self.filled is None:
            self.filled = asyncio.create_task(self._fill())
        await asyncio.shield(self.filled)
        conn = await self.idle.get()
        try:
            yield conn
        finally:
            if conn.broken:
                await conn.close()
                conn = await self.make()
            self.idle.put_nowait(conn)

    async def close(self):
        self.closed = True
        while not self.idle.empty():
            await self.idle.get_nowait().close()
