# Condition: when one waits for more than an item; the loop's side notifies, through run_coroutine_threadsafe
import asyncio
from collections import deque


class BridgeClosed(Exception):
    pass


class Bridge:
    def __init__(self):
        self.loop = asyncio.get_running_loop()
        self.items = deque()
        self.changed = asyncio.Condition()
        self.closed = False

    def put(self, x):
        if self.closed:
            raise BridgeClosed
        self.items.append(x)
        asyncio.run_coroutine_threadsafe(self._tell(), self.loop)

    async def get(self):
        async with self.changed:
            await self.changed.wait_for(lambda: self.items or self.closed)
            if self.items:
                return self.items.popleft()
            raise BridgeClosed

    def close(self):
        self.closed = True
        asyncio.run_coroutine_threadsafe(self._tell(), self.loop)

    async def _tell(self):
        async with self.changed:
            self.changed.notify_all()
