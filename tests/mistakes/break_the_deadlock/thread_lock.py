# blocking-call: a lock for threads, held while others wait for the one thread there is
import asyncio
import threading


class Inventory:
    def __init__(self, stock, audit):
        self.stock = stock
        self.audit = audit
        self.lock = threading.Lock()
        self.changed = asyncio.Event()

    async def _move(self, src, dst, n):
        if self.stock[src] < n:
            raise ValueError("not enough")
        self.stock[src] -= n
        try:
            await self.audit(src, dst, n)
        except BaseException:
            self.stock[src] += n
            self.changed.set()
            raise
        self.stock[dst] += n
        self.changed.set()

    async def move(self, src, dst, n):
        with self.lock:  # <- here
            await self._move(src, dst, n)

    async def total(self):
        with self.lock:  # <- here
            return sum(self.stock.values())

    async def move_all(self, moves):
        with self.lock:  # <- here
            for src, dst, n in moves:
                await self._move(src, dst, n)

    async def take_when(self, place, n):
        while self.stock[place] < n:
            self.changed.clear()
            await self.changed.wait()
        self.stock[place] -= n
        return self.stock[place]
