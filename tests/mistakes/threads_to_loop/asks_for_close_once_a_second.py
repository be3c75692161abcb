# busy-wait: is woken by items, and asks for the end once a second
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
        while True:
            try:
                return await asyncio.wait_for(self.queue.get(), 1)  # <- here
            except TimeoutError:
                if self.closed:
                    raise BridgeClosed from None

    def close(self):
        self.closed = True
