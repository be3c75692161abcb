# to_thread only where get has to wait: when most items are there before they are asked for
import asyncio
import queue


class BridgeClosed(Exception):
    pass


END = object()


class Bridge:
    def __init__(self):
        self.queue = queue.SimpleQueue()
        self.closed = False

    def put(self, x):
        if self.closed:
            raise BridgeClosed
        self.queue.put(x)

    async def get(self):
        try:
            x = self.queue.get_nowait()
        except queue.Empty:
            x = await asyncio.to_thread(self.queue.get)
        if x is END:
            self.queue.put(END)
            raise BridgeClosed
        return x

    def close(self):
        if not self.closed:
            self.closed = True
            self.queue.put(END)
