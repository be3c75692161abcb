# Deque and Event: the deque is safe in any thread, the event is set on the loop's; when more than items can happen
import asyncio
import threading
from collections import deque


class BridgeClosed(Exception):
    pass


class Bridge:
    def __init__(self):
        self.loop = asyncio.get_running_loop()
        self.items = deque()
        self.changed = asyncio.Event()
        self.lock = threading.Lock()
        self.closed = False

    def put(self, x):
        with self.lock:
            if self.closed:
                raise BridgeClosed
            self.items.append(x)
        self.loop.call_soon_threadsafe(self.changed.set)

    async def get(self):
        while True:
            closed = self.closed  # before the items: none can come after it
            if self.items:
                return self.items.popleft()
            if closed:
                raise BridgeClosed
            self.changed.clear()
            await self.changed.wait()

    def close(self):
        with self.lock:
            self.closed = True
        self.loop.call_soon_threadsafe(self.changed.set)
