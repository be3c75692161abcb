# loop-bound-at-import: makes the condition with the class, so it belongs to the first event loop that waits at it
import asyncio


class Inventory:
    turn = asyncio.Condition()

    def __init__(self, stock, audit):
        self.stock = stock
        self.audit = audit

    async def move(self, src, dst, n):
        await self.move_all([(src, dst, n)])

    async def total(self):
        async with self.turn:
            return sum(self.stock.values())

    async def move_all(self, moves):
        async with self.turn:
            for src, dst, n in moves:
                if self.stock[src] < n:
                    raise ValueError("too few")
                self.stock[src] -= n
                back = src
                try:
                    await self.audit(src, dst, n)
                    back = dst
                finally:
                    self.stock[back] += n
                    self.turn.notify_all()

    async def take_when(self, place, n):
        async with self.turn:
            await self.turn.wait_for(lambda: self.stock[place] >= n)
            self.stock[place] -= n
            return self.stock[place]
