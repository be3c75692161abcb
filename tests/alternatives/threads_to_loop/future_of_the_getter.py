# Future: when only one ever waits; the loop's side wakes it, with no queue and no event
import asyncio
from collections import deque


class BridgeClosed(Exception):
    pass


class Bridge:
    def __init__(self):
        self.loop = asyncio.get_running_loop()
        self.items = deque()
        self.waiter = None
        self.ended = False
        self.closed = False

    def put(self, x):
        if self.closed:
            raise BridgeClosed
        self.loop.call_soon_threadsafe(self._arrived, x)

    async def get(self):
        while not self.items:
            if self.ended:
                raise BridgeClosed
            self.waiter = self.loop.create_future()
            await self.waiter
        return self.items.popleft()

    def close(self):
        self.closed = True
        self.loop.call_soon_threadsafe(self._end)

    def _arrived(self, x):
        self.items.append(x)
        self._wake()

    def _end(self):
        self.ended = True
        self._wake()

    def _wake(self):
        if self.waiter and not self.waiter.done():
            self.waiter.set_result(None)
