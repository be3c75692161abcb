# check-then-await: wakes the first in line, and whoever comes at that moment takes the place
import asyncio
from collections import deque
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, make, size):
        self.make = make
        self.room = size
        self.idle = []
        self.line = deque()
        self.closed = False

    @asynccontextmanager
    async def acquire(self):
        if self.closed:
            raise RuntimeError("the pool is closed")
        if not self.room:
            turn = asyncio.Event()
            self.line.append(turn)
            try:
                await turn.wait()  # <- here
            except asyncio.CancelledError:
                if turn.is_set():
                    self.wake()
                else:
                    self.line.remove(turn)
                raise
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
            self.wake()

    def wake(self):
        if self.line:
            self.line.popleft().set()

    async def close(self):
        self.closed = True
        while self.idle:
            await self.idle.pop().close()
