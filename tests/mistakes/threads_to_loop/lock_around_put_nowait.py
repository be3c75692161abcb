# not-thread-safe: a thread lock around the queue does not wake the loop
import asyncio
import threading


class BridgeClosed(Exception):
    pass


END = object()


class Bridge:
    def __init__(self):
        self.queue = asyncio.Queue()
        self.lock = threading.Lock()
        self.closed = False

    def put(self, x):
        with self.lock:
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
        with self.lock:
            if not self.closed:
                self.closed = True
                self.queue.put_nowait(END)  # <- here
