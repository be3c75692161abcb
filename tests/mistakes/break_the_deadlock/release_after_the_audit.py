# lock-not-released: releases the lock only when the audit went well
import asyncio


class Inventory:
    def __init__(self, stock, audit):
        self.stock = stock
        self.audit = audit
        self.changed = asyncio.Condition()

    async def move(self, src, dst, n):
        await self.changed.acquire()  # <- here
        if self.stock[src] < n:
            self.changed.release()
            raise ValueError(src)
        self.stock[src] -= n
        try:
            await self.audit(src, dst, n)
        except BaseException:
            self.stock[src] += n
            raise
        self.stock[dst] += n
        self.changed.notify_all()
        self.changed.release()

    async def total(self):
        async with self.changed:
            return sum(self.stock.values())

    async def move_all(self, moves):
        for move in moves:
            await self.move(*move)

    async def take_when(self, place, n):
        async with self.changed:
            while self.stock[place] < n:
                await self.changed.wait()
            self.stock[place] -= n
            return self.stock[place]
