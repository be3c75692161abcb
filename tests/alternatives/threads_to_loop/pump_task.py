# A task that pumps: when the threads have a queue of their own already; one task brings its items to the loop
import asyncio
import queue


class BridgeClosed(Exception):
    pass


END = object()


class Bridge:
    def __init__(self):
        self.incoming = queue.Queue()
        self.queue = asyncio.Queue()
        self.closed = False
        self.pump = asyncio.create_task(self._pump())

    def put(self, x):
        if self.closed:
            raise BridgeClosed
        self.incoming.put(x)

    async def get(self):
        x = await self.queue.get()
        if x is END:
            self.queue.put_nowait(END)
            raise BridgeClosed
        return x

    def close(self):
        if not self.closed:
            self.closed = True
            self.incoming.put(END)

    async def _pump(self):
        while True:
            x = await asyncio.to_thread(self.incoming.get)
            self.queue.put_nowait(x)
            if x is END:
                return
