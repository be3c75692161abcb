# One method that locks: when all others can be said with it
import asyncio


class Inventory:
    def __init__(self, stock, audit):
        self.stock = stock
        self.audit = audit
        self.changed = asyncio.Condition()

    async def move(self, src, dst, n):
        await self.move_all([(src, dst, n)])

    async def total(self):
        async with self.changed:
            return sum(self.stock.values())

    async def move_all(self, moves):
        await self.changed.acquire()
        try:
            for src, dst, n in moves:
                if self.stock[src] < n:
                    raise ValueError((src, n))
                self.stock[src] -= n
                back_to = src
                try:
                    await self.audit(src, dst, n)
                    back_to = dst
                finally:
                    self.stock[back_to] += n
                    self.changed.notify_all()
        finally:
            self.changed.release()

    async def take_when(self, place, n):
        async with self.changed:
            while self.stock[place] < n:
                await self.changed.wait()
            self.stock[place] -= n
            return self.stock[place]
