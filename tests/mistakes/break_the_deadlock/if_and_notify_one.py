# condition-without-while: wakes one, and trusts that nobody else was faster
import asyncio


class Inventory:
    def __init__(self, stock, audit):
        self.stock = stock
        self.audit = audit
        self.changed = asyncio.Condition()

    async def _move(self, src, dst, n):
        if self.stock[src] < n:
            raise ValueError(f"only {self.stock[src]} at {src}")
        self.stock[src] -= n
        try:
            await self.audit(src, dst, n)
        except BaseException:
            self.stock[src] += n
            raise
        self.stock[dst] += n
        self.changed.notify(1)

    async def move(self, src, dst, n):
        async with self.changed:
            await self._move(src, dst, n)

    async def total(self):
        async with self.changed:
            return sum(self.stock.values())

    async def move_all(self, moves):
        async with self.changed:
            for move in moves:
                await self._move(*move)

    async def take_when(self, place, n):
        async with self.changed:
            if self.stock[place] < n:
                await self.changed.wait()  # <- here
            self.stock[place] -= n
            return self.stock[place]
