# loop-bound-at-import: makes its event when the file is imported
import asyncio
import threading
from collections import deque


class BridgeClosed(Exception):
    """The bridge was closed, and nothing is left on it."""


NEWS = asyncio.Event()  # <- here


class Bridge:
    """A deque that threads may fill, and an event that only the loop's thread sets."""

    def __init__(self):
        self.loop = asyncio.get_running_loop()
        self.items = deque()
        self.guard = threading.RLock()
        self.closed = False

    def _wake(self):
        self.loop.call_soon_threadsafe(NEWS.set)

    def put(self, x):
        with self.guard:
            if self.closed:
                raise BridgeClosed()
            self.items.append(x)
        self._wake()

    def close(self):
        with self.guard:
            self.closed = True
        self._wake()

    async def get(self):
        while True:
            NEWS.clear()
            with self.guard:
                if self.items:
                    return self.items.popleft()
                if self.closed:
                    raise BridgeClosed()
            await NEWS.wait()
