# unbounded-fan-out: makes a connection whenever none is idle
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, make, size):
        self.make = make
        self.idle = []
        self.closed = False

    @asynccontextmanager
    async def acquire(self):
        if self.closed:
            raise RuntimeError("the pool is closed")
        conn = self.idle.pop() if self.idle else await self.make()  # <- here
        try:
            yield conn
        finally:
            if conn.broken:
                await conn.close()
            else:
                self.idle.append(conn)

    async def close(self):
        self.closed = True
        while self.idle:
            await self.idle.pop().close()
