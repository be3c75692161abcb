# busy-wait: asks a thread's queue without waiting
import asyncio
import queue


class BridgeClosed(Exception):
    pass


END = object()


class Bridge:
    def __init__(self):
        self.queue = queue.Queue()
        self.closed = False

    def put(self, x):
        if self.closed:
            raise BridgeClosed
        self.queue.put(x)

    async def get(self):
        while self.queue.empty():
            await asyncio.sleep(0.005)  # <- here
        x = self.queue.get_nowait()
        if x is END:
            self.queue.put(END)
            raise BridgeClosed
        return x

    def close(self):
        if not self.closed:
            self.closed = True
            self.queue.put(END)
