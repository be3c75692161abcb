# Semaphore: when what is there is only counted; released once for each item and for the end
import asyncio
from collections import deque


class BridgeClosed(Exception):
    pass


class Bridge:
    def __init__(self):
        self.loop = asyncio.get_running_loop()
        self.items = deque()
        self.ready = asyncio.Semaphore(0)
        self.closed = False

    def put(self, x):
        if self.closed:
            raise BridgeClosed
        self.items.append(x)
        self.loop.call_soon_threadsafe(self.ready.release)

    async def get(self):
        await self.ready.acquire()
        if self.items:
            return self.items.popleft()
        self.ready.release()
        raise BridgeClosed

    def close(self):
        if not self.closed:
            self.closed = True
            self.loop.call_soon_threadsafe(self.ready.release)
