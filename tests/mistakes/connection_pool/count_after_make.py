# check-then-await: checks for room, awaits make, and counts only then
import asyncio
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, make, size):
        self.make = make
        self.size = size
        self.count = 0
        self.idle = asyncio.Queue()
        self.closed = False

    @asynccontextmanager
    async def acquire(self):
        if self.closed:
            raise RuntimeError("the pool is closed")
        conn = await self._get()
        try:
            yield conn
        finally:
            if conn.broken:
                self.count -= 1
                await conn.close()
            else:
                self.idle.put_nowait(conn)

    async def _get(self):
        while True:
            if not self.idle.empty():
                return self.idle.get_nowait()
            if self.count < self.size:
                conn = await self.make()  # <- here
                self.count += 1
                return conn
            try:
                async with asyncio.timeout(0.05):
                    return await self.idle.get()
            except TimeoutError:
                pass

    async def close(self):
        self.closed = True
        while not self.idle.empty():
            await self.idle.get_nowait().close()
