# busy-wait: a thread asks, twenty times a second
import asyncio
import queue


class BridgeClosed(Exception):
    pass


class Bridge:
    def __init__(self):
        self.queue = queue.Queue()
        self.closed = False

    def put(self, x):
        if self.closed:
            raise BridgeClosed
        self.queue.put(x)

    async def get(self):
        while True:
            try:
                return await asyncio.to_thread(self.queue.get, timeout=0.05)  # <- here
            except queue.Empty:
                if self.closed:
                    raise BridgeClosed from None

    def close(self):
        self.closed = True
