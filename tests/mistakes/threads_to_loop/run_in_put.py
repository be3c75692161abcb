# nested-run: runs a loop in put, also where one runs
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
        asyncio.run(self.queue.put(x))  # <- here

    async def get(self):
        x = await self.queue.get()
        if x is END:
            self.queue.put_nowait(END)
            raise BridgeClosed
        return x

    def close(self):
        if not self.closed:
            self.closed = True
            self.loop.call_soon_threadsafe(self.queue.put_nowait, END)
