# wrong-result: a get that waits never learns of the end
import asyncio


class BridgeClosed(Exception):
    pass


class Bridge:
    def __init__(self):
        self.loop = asyncio.get_running_loop()
        self.queue = asyncio.Queue()
        self.closed = False

    def put(self, x):
        if self.closed:
            raise BridgeClosed
        self.loop.call_soon_threadsafe(self.queue.put_nowait, x)

    async def get(self):
        if self.closed and self.queue.empty():
            raise BridgeClosed
        return await self.queue.get()  # <- here

    def close(self):
        self.closed = True
