# wrong-result: on the loop an item overtakes those that threads have put before
import asyncio
import threading
from collections import deque


class BridgeClosed(Exception):
    """The bridge was closed, and nothing is left on it."""


class Bridge:
    def __init__(self):
        self._loop = asyncio.get_running_loop()
        self._queue = asyncio.Queue()
        self._lock = threading.Lock()
        self._closed = False
        self._end = object()
        self._over = False

    def put(self, x):
        with self._lock:
            if self._closed:
                raise BridgeClosed
            if threading.current_thread() is threading.main_thread():
                self._queue.put_nowait(x)
            else:
                self._loop.call_soon_threadsafe(self._queue.put_nowait, x)

    def close(self):
        with self._lock:
            if not self._closed:
                self._closed = True
                self._loop.call_soon_threadsafe(self._queue.put_nowait, self._end)

    async def get(self):
        if self._over:
            raise BridgeClosed
        x = await self._queue.get()
        if x is self._end:
            self._over = True
            raise BridgeClosed
        return x
