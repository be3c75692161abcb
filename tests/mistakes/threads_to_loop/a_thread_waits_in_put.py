# blocking-call: keeps a thread in put until the loop has had a turn
import asyncio
import threading


class BridgeClosed(Exception):
    pass


END = object()


class Bridge:
    def __init__(self):
        self.loop = asyncio.get_running_loop()
        self.home = threading.current_thread()
        self.queue = asyncio.Queue()
        self.closed = False

    def put(self, x):
        if self.closed:
            raise BridgeClosed
        taken = threading.Event()
        self.loop.call_soon_threadsafe(self.take, x, taken)
        if threading.current_thread() is not self.home:
            taken.wait()  # <- here

    def take(self, x, taken):
        self.queue.put_nowait(x)
        taken.set()

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
