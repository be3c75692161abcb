# read-await-write: has no lock at all, and total sees items on their way
import asyncio


class Inventory:
    def __init__(self, stock, audit):
        self.stock = stock
        self.audit = audit
        self.waiting = []

    async def move(self, src, dst, n):
        if self.stock[src] < n:
            raise ValueError("not enough")
        self.stock[src] -= n
        try:
            await self.audit(src, dst, n)
        except BaseException:
            self.stock[src] += n
            self.wake()
            raise
        self.stock[dst] += n
        self.wake()

    def wake(self):
        for event in self.waiting:
            event.set()
        self.waiting.clear()

    async def total(self):
        return sum(self.stock.values())  # <- here

    async def move_all(self, moves):
        for src, dst, n in moves:
            await self.move(src, dst, n)

    async def take_when(self, place, n):
        while self.stock[place] < n:
            event = asyncio.Event()
            self.waiting.append(event)
            await event.wait()
        self.stock[place] -= n
        return self.stock[place]
