# A condition that is held while a connection is made: when makes should not run side by side
import asyncio
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, make, size):
        self.make, self.size = make, size
        self.idle, self.used = [], 0
        self.change = asyncio.Condition()
        self.closed = False

    @asynccontextmanager
    async def acquire(self):
        async with self.change:
            await self.change.wait_for(lambda: self.closed or self.idle or self.used < self.size)
            if self.closed:
                raise RuntimeError("closed")
            if not self.idle:
                try:
                    self.idle.append(await self.make())
                except BaseException:
                    self.change.notify()
                    raise
            conn = self.idle.pop()
            self.used += 1
        try:
            yield conn
        finally:
            if conn.broken:
                await conn.close()
            else:
                self.idle.append(conn)
            self.used -= 1
            async with self.change:
                self.change.notify()

    async def close(self):
        self.closed = True
        for conn in self.idle:
            await conn.close()
        self.idle = []
