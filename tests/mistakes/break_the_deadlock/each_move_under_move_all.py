# deadlock: every move asks for the lock that move_all holds
import asyncio


class Inventory:
    def __init__(self, stock, audit):
        self.stock, self.audit = stock, audit
        self.cond = asyncio.Condition()

    async def move(self, src, dst, n):
        await self.move_all([(src, dst, n)])

    async def _one(self, src, dst, n):
        async with self.cond:  # <- here
            if self.stock[src] < n:
                raise ValueError(src)
            self.stock[src] -= n
            try:
                await self.audit(src, dst, n)
            except BaseException:
                self.stock[src] += n
                raise
            self.stock[dst] += n
            self.cond.notify_all()

    async def total(self):
        async with self.cond:
            return sum(self.stock.values())

    async def move_all(self, moves):
        async with self.cond:
            for args in moves:
                await self._one(*args)

    async def take_when(self, place, n):
        async with self.cond:
            await self.cond.wait_for(lambda: self.stock[place] >= n)
            self.stock[place] -= n
            return self.stock[place]
