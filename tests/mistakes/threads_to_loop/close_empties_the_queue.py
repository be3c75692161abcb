# wrong-result: close throws away what nobody has taken yet
import asyncio
from collections import deque


class BridgeClosed(Exception):
    pass


class Bridge:
    def __init__(self):
        self.loop = asyncio.get_running_loop()
        self.items = deque()
        self.arrived = asyncio.Event()
        self.closed = False

    def put(self, x):
        if self.closed:
            raise BridgeClosed
        self.items.append(x)
        self.loop.call_soon_threadsafe(self.arrived.set)

    async def get(self):
        while not self.items:
            if self.closed:
                raise BridgeClosed
            self.arrived.clear()
            await self.arrived.wait()
        return self.items.popleft()

    def close(self):
        self.closed = True
        self.items.clear()
        self.loop.call_soon_threadsafe(self.arrived.set)
