# not-thread-safe: sets an asyncio event from whatever thread
import asyncio
from collections import deque


class BridgeClosed(Exception):
    pass


class Bridge:
    def __init__(self):
        self.items = deque()
        self.arrived = asyncio.Event()
        self.closed = False

    def put(self, x):
        if self.closed:
            raise BridgeClosed
        self.items.append(x)
        self.arrived.set()  # <- here

    async def get(self):
        while not self.items:
            if self.closed:
                raise BridgeClosed
            self.arrived.clear()
            await self.arrived.wait()
        return self.items.popleft()

    def close(self):
        self.closed = True
        self.arrived.set()  # <- here
