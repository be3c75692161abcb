# condition-without-while: makes a connection when it is woken, although the free one is gone again
import asyncio
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, make, size):
        self.make = make
        self.room = size
        self.idle = []
        self.change = asyncio.Condition()
        self.closed = False

    @asynccontextmanager
    async def acquire(self):
        if self.closed:
            raise RuntimeError("the pool is closed")
        async with self.change:
            if not self.room:
                await self.change.wait()  # <- here
            self.room -= 1
        try:
            conn = self.idle.pop() if self.idle else await self.make()
            try:
                yield conn
            finally:
                if conn.broken:
                    await conn.close()
                else:
                    self.idle.append(conn)
        finally:
            self.room += 1
            async with self.change:
                self.change.notify()

    async def close(self):
        self.closed = True
        while self.idle:
            await self.idle.pop().close()
