"""Bring what threads make to the loop.

Repair `Bridge`: threads put items in, one coroutine takes them out. It works as long as nobody has to wait.

    a thread     put(1) put(2)                put(3)             close()
                 ▼      ▼                     ▼                  ▼
    the loop     get 1  get 2  get ▒▒▒▒▒▒▒▒▒▒ 3      get ▒▒▒▒▒▒▒▒ BridgeClosed

What is looked at: order and number of the items, of one thread and of four; `None` as an item; that a `get`
which waits is woken within 50 ms, by an item or by `close`, when the loop has no timers; that the loop sleeps
until then; `put` on the loop's own thread; what `close` leaves; asyncio's debug mode.
Done when nothing is lost or late, and no call in another thread touches what belongs to the loop.
Read: https://docs.python.org/3/library/asyncio-dev.html#concurrency-and-multithreading
"""

import asyncio


class BridgeClosed(Exception):
    """The bridge was closed, and nothing is left on it."""


class Bridge:
    """Carry items of any kind from threads to one coroutine. Made inside a running event loop."""

    # TODO: which of these lines may run in another thread than the loop's?

    def __init__(self) -> None:
        self.queue: asyncio.Queue[object] = asyncio.Queue()
        self.closed = False

    def put(self, x: object) -> None:
        """Add an item, from any thread, the loop's included; return at once. BridgeClosed after `close`."""
        if self.closed:
            raise BridgeClosed
        self.queue.put_nowait(x)

    async def get(self) -> object:
        """Give the next item, the oldest first; called by one task at a time.

        After `close` give what was put before, then raise BridgeClosed at every call.
        """
        # TODO: who ends this wait when the bridge is closed?
        if self.closed and self.queue.empty():
            raise BridgeClosed
        return await self.queue.get()

    def close(self) -> None:
        """End it, from any thread; a `get` that waits is told, too. May be called twice."""
        self.closed = True
