# wrong-result: serves first who came last
import asyncio
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, make, size):
        self.make = make
        self.room = size
        self.waiting = []
        self.idle = []
        self.closed = False

    @asynccontextmanager
    async def acquire(self):
        if self.closed:
            raise RuntimeError("the pool is closed")
        if self.room:
            self.room -= 1
        else:
            turn = asyncio.Event()
            self.waiting.append(turn)
            try:
                await turn.wait()
            except asyncio.CancelledError:
                if turn.is_set():
                    self._next()
                else:
                    self.waiting.remove(turn)
                raise
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
            self._next()

    def _next(self):
        if self.waiting:
            self.waiting.pop().set()
        else:
            self.room += 1

    async def close(self):
        self.closed = True
        while self.idle:
            await self.idle.pop().close()
