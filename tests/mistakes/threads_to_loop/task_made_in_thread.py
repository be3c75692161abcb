# not-thread-safe: makes a task of the loop in whatever thread
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
        self.loop.create_task(self.queue.put(x))  # <- here

    async def get(self):
        x = await self.queue.get()
        if x is END:
            self.queue.put_nowait(END)
            raise BridgeClosed
        return x

    def close(self):
        if not self.closed:
            self.closed = True
            self.loop.create_task(self.queue.put(END))  # <- here
