# wrong-result: two items set the event once, and get clears it once too often
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
        await self.arrived.wait()  # <- here
        self.arrived.clear()
        if self.items:
            return self.items.popleft()
        raise BridgeClosed

    def close(self):
        self.closed = True
        self.loop.call_soon_threadsafe(self.arrived.set)
