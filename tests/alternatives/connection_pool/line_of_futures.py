# A line of futures: when who is next is to be decided here
import asyncio
from collections import deque
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, make, size):
        self._make = make
        self._room = size
        self._idle = []
        self._line = deque()
        self._closed = False

    async def _enter(self):
        if self._room and not self._line:
            self._room -= 1
            return
        turn = asyncio.get_running_loop().create_future()
        self._line.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._leave()
            else:
                self._line.remove(turn)
            raise

    def _leave(self):
        while self._line:
            turn = self._line.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._room += 1

    @asynccontextmanager
    async def acquire(self):
        if self._closed:
            raise RuntimeError("closed")
        await self._enter()
        try:
            conn = self._idle.pop() if self._idle else await self._make()
            try:
                yield conn
            finally:
                if conn.broken:
                    await conn.close()
                else:
                    self._idle.append(conn)
        finally:
            self._leave()

    async def close(self):
        self._closed = True
        idle, self._idle = self._idle, []
        for conn in idle:
            await conn.close()
