# wrong-result: is woken by the signal of an item that was taken before, and takes nothing for the end
import asyncio
import collections


class BridgeClosed(Exception):
    pass


class Bridge:
    def __init__(self):
        self.loop = asyncio.get_running_loop()
        self.news = asyncio.Event()
        self.items = collections.deque()
        self.closed = False

    def put(self, x):
        if self.closed:
            raise BridgeClosed
        self.items.append(x)
        self.loop.call_soon_threadsafe(self.news.set)

    async def get(self):
        if not self.items and not self.closed:
            self.news.clear()
            await self.news.wait()
        if not self.items:
            raise BridgeClosed
        return self.items.popleft()

    def close(self):
        self.closed = True
        self.loop.call_soon_threadsafe(self.news.set)
