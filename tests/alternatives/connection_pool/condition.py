# A condition: when what one waits for is more than one number
import asyncio
from collections import deque
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, make, size):
        self.make = make
        self.size = size
        self.count = 0
        self.idle = deque()
        self.changed = asyncio.Condition()
        self.closed = False

    @asynccontextmanager
    async def acquire(self):
        conn = await self._take()
        try:
            yield conn
        finally:
            if conn.broken:
                try:
                    await conn.close()
                finally:
                    await self._free(None)
            else:
                await self._free(conn)

    async def _take(self):
        async with self.changed:
            if self.closed:
                raise RuntimeError("closed")
            await self.changed.wait_for(lambda: self.idle or self.count < self.size)
            if self.idle:
                return self.idle.popleft()
            self.count += 1
        try:
            return await self.make()
        except BaseException:
            await self._free(None)
            raise

    async def _free(self, conn):
        async with self.changed:
            if conn is None:
                self.count -= 1
            else:
                self.idle.append(conn)
            self.changed.notify()

    async def close(self):
        self.closed = True
        await asyncio.gather(*[conn.close() for conn in self.idle])
        self.idle.clear()
