# lock-not-released: a waiter that is cancelled as it is served takes the connection along
import asyncio
from collections import deque
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, make, size):
        self.make = make
        self.size = size
        self.count = 0
        self.idle = deque()
        self.line = deque()
        self.closed = False

    @asynccontextmanager
    async def acquire(self):
        if self.closed:
            raise RuntimeError("the pool is closed")
        conn = await self._get()
        try:
            yield conn
        finally:
            await self._put(conn)

    async def _get(self):
        if self.idle:
            return self.idle.popleft()
        if self.count < self.size:
            self.count += 1
            try:
                return await self.make()
            except BaseException:
                await self._gone()
                raise
        turn = asyncio.get_running_loop().create_future()
        self.line.append(turn)
        return await turn or await self.make()  # <- here

    async def _put(self, conn):
        if conn.broken:
            await conn.close()
            await self._gone()
            return
        while self.line:
            turn = self.line.popleft()
            if not turn.done():
                turn.set_result(conn)
                return
        self.idle.append(conn)

    async def _gone(self):
        while self.line:
            turn = self.line.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self.count -= 1

    async def close(self):
        self.closed = True
        while self.idle:
            await self.idle.popleft().close()
