# wrong-result: the newest item comes first
import asyncio


class BridgeClosed(Exception):
    pass


END = object()


class Bridge:
    def __init__(self):
        self.loop = asyncio.get_running_loop()
        self.queue = asyncio.LifoQueue()
        self.closed = False

    def put(self, x):
        if self.closed:
            raise BridgeClosed
        self.loop.call_soon_threadsafe(self.queue.put_nowait, x)

    async def get(self):
        x = await self.queue.get()
        if x is END and self.queue.empty():
            self.queue.put_nowait(END)
            raise BridgeClosed
        return x

    def close(self):
        if not self.closed:
            self.closed = True
            self.loop.call_soon_threadsafe(self.queue.put_nowait, END)
