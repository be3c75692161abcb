# a queue fed by call_soon_threadsafe: when threads make items and one coroutine takes them
"""Bring what threads make to the loop: only `call_soon_threadsafe` crosses, and the end is an item, too."""

import asyncio
import threading

_END = object()


class BridgeClosed(Exception):
    """The bridge was closed, and nothing is left on it."""


class Bridge:
    """Carry items of any kind from threads to one coroutine. Made inside a running event loop."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._queue: asyncio.Queue[object] = asyncio.Queue()
        self._closed = False
        self._lock = threading.Lock()  # held for an instant: no item comes behind the end

    def put(self, x: object) -> None:
        """Add an item, from any thread, the loop's included; return at once. BridgeClosed after `close`."""
        with self._lock:
            if self._closed:
                raise BridgeClosed
            self._loop.call_soon_threadsafe(self._queue.put_nowait, x)

    async def get(self) -> object:
        """Give the next item, the oldest first; called by one task at a time.

        After `close` give what was put before, then raise BridgeClosed at every call.
        """
        x = await self._queue.get()
        if x is _END:
            self._queue.put_nowait(_END)  # for whoever asks again
            raise BridgeClosed
        return x

    def close(self) -> None:
        """End it, from any thread; a `get` that waits is told, too. May be called twice."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self._loop.call_soon_threadsafe(self._queue.put_nowait, _END)
