# wrong-result: each close sends an end of its own, and a get after both waits for ever
import asyncio


class BridgeClosed(Exception):
    pass


END = object()


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
        x = await self.queue.get()  # <- here
        if x is END:
            raise BridgeClosed
        return x

    def close(self):
        self.closed = True
        self.loop.call_soon_threadsafe(self.queue.put_nowait, END)
