# wrong-result: has one deque for all bridges
import asyncio
from collections import deque
from threading import RLock


class BridgeClosed(Exception):
    pass


class Bridge:
    _items: deque = deque()
    def __init__(self) -> None:
        self._mutex = RLock()
        self._open = True
        self._news = asyncio.Event()
        self._wake = asyncio.get_running_loop().call_soon_threadsafe

    def put(self, x: object) -> None:
        with self._mutex:
            if not self._open:
                raise BridgeClosed("closed")
            self._items.append(x)
        self._wake(self._news.set)

    def close(self) -> None:
        with self._mutex:
            self._open = False
        self._wake(self._news.set)

    async def get(self) -> object:
        while True:
            with self._mutex:
                if self._items:
                    return self._items.popleft()
                if not self._open:
                    raise BridgeClosed("closed")
                self._news.clear()
            await self._news.wait()
