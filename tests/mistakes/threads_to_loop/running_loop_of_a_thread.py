# not-thread-safe: asks for the running loop in a thread, where none runs
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
        loop = asyncio.get_running_loop()  # <- here
        loop.call_soon_threadsafe(self.queue.put_nowait, x)

    async def get(self):
        x = await self.queue.get()
        if x is END:
            self.queue.put_nowait(END)
            raise BridgeClosed
        return x

    def close(self):
        if not self.closed:
            self.closed = True
            loop = asyncio.get_running_loop()  # <- here
            loop.call_soon_threadsafe(self.queue.put_nowait, END)
