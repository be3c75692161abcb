# A lock and an event for each who waits: when each should be woken for its own reason
import asyncio


class Inventory:
    def __init__(self, stock, audit):
        self.stock = stock
        self.audit = audit
        self.lock = asyncio.Lock()
        self.waiting = []

    async def _move(self, src, dst, n):
        if self.stock[src] < n:
            raise ValueError("not enough")
        self.stock[src] -= n
        done = False
        try:
            await self.audit(src, dst, n)
            done = True
        finally:
            self.stock[dst if done else src] += n
            for event in self.waiting:
                event.set()
            self.waiting.clear()

    async def move(self, src, dst, n):
        async with self.lock:
            await self._move(src, dst, n)

    async def total(self):
        async with self.lock:
            return sum(self.stock.values())

    async def move_all(self, moves):
        async with self.lock:
            for src, dst, n in moves:
                await self._move(src, dst, n)

    async def take_when(self, place, n):
        while True:
            async with self.lock:
                if self.stock[place] >= n:
                    self.stock[place] -= n
                    return self.stock[place]
                event = asyncio.Event()
                self.waiting.append(event)
            await event.wait()
