# not-thread-safe: sets the result of the future that get waits for
import asyncio
from collections import deque


class BridgeClosed(Exception):
    pass


class Bridge:
    def __init__(self):
        self.items = deque()
        self.closed = False
        self.waiter = None

    def put(self, x):
        if self.closed:
            raise BridgeClosed
        self.items.append(x)
        self._wake()

    async def get(self):
        while not self.items:
            if self.closed:
                raise BridgeClosed
            self.waiter = asyncio.get_running_loop().create_future()
            await self.waiter
        return self.items.popleft()

    def close(self):
        self.closed = True
        self._wake()

    def _wake(self):
        if self.waiter and not self.waiter.done():
            self.waiter.set_result(None)  # <- here
