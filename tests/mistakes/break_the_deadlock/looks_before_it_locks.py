# check-then-await: looks at the stock before it has the lock
import asyncio
class Inventory:
    def __init__(self, stock, audit):
        self.stock = stock
        self.audit = audit
        self.changed = asyncio.Condition()
    async def _move(self, src, dst, n):
        self.stock[src] -= n
        try:
            await self.audit(src, dst, n)
        except BaseException:
            self.stock[src] += n
            raise
        self.stock[dst] += n
        self.changed.notify_all()
    async def move(self, src, dst, n):
        if self.stock[src] < n:
            raise ValueError
        async with self.changed:
            await self._move(src, dst, n)
    async def total(self):
        async with self.changed:
            return sum(self.stock.values())
    async def move_all(self, moves):
        async with self.changed:
            for s, d, n in moves:
                if self.stock[s] < n: raise ValueError
                await self._move(s, d, n)
    async def take_when(self, place, n):
        async with self.changed:
            await self.changed.wait_for(lambda: self.stock[place] >= n)
            self.stock[place] -= n
            return self.stock[place]
