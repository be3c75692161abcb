# cleanup-skipped: tells of what has moved after the last move, and an error among them jumps over it
import asyncio


class Inventory:
    def __init__(self, stock, audit):
        self.stock = stock
        self.audit = audit
        self.changed = asyncio.Condition()

    async def _move(self, src, dst, n):
        if self.stock[src] < n:
            raise ValueError("too few")
        self.stock[src] -= n
        try:
            await self.audit(src, dst, n)
        except BaseException:
            self.stock[src] += n
            raise
        self.stock[dst] += n

    async def move(self, src, dst, n):
        async with self.changed:
            await self._move(src, dst, n)
            self.changed.notify_all()

    async def total(self):
        async with self.changed:
            return sum(self.stock.values())

    async def move_all(self, moves):
        async with self.changed:
            for each in moves:
                await self._move(*each)
            self.changed.notify_all()

    async def take_when(self, place, n):
        async with self.changed:
            while self.stock[place] < n:
                await self.changed.wait()
            self.stock[place] -= n
            return self.stock[place]
