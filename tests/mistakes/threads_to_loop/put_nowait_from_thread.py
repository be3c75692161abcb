# not-thread-safe: puts into an asyncio queue from whatever thread
import asyncio


class BridgeClosed(Exception):
    pass


END = object()


class Bridge:
    def __init__(self):
        self.queue = asyncio.Queue()
        self.closed = False

    def put(self, x):
        if self.closed:
            raise BridgeClosed
        self.queue.put_nowait(x)  # <- here

    async def get(self):
        x = await self.queue.get()
        if x is END:
            self.queue.put_nowait(END)
            raise BridgeClosed
        return x

    def close(self):
        if not self.closed:
            self.closed = True
            self.queue.put_nowait(END)  # <- here
