# A lock per place in a fixed order: when moves between other places should go on meanwhile
import asyncio
import contextlib


class Inventory:
    def __init__(self, stock, audit):
        self.stock = stock
        self.audit = audit
        self.locks = {place: asyncio.Lock() for place in stock}
        self.changed = asyncio.Condition()

    async def _move(self, src, dst, n):
        if self.stock[src] < n:
            raise ValueError(src)
        self.stock[src] -= n
        try:
            await self.audit(src, dst, n)
        except BaseException:
            self.stock[src] += n
            await self._tell()
            raise
        self.stock[dst] += n
        await self._tell()

    async def _tell(self):
        async with self.changed:
            self.changed.notify_all()

    async def move(self, src, dst, n):
        async with contextlib.AsyncExitStack() as stack:
            for place in sorted({src, dst}):
                await stack.enter_async_context(self.locks[place])
            await self._move(src, dst, n)

    async def total(self):
        async with self._all():
            return sum(self.stock.values())

    async def move_all(self, moves):
        async with self._all():
            for move in moves:
                await self._move(*move)

    async def take_when(self, place, n):
        async with self.changed:
            await self.changed.wait_for(lambda: self.stock[place] >= n)
            self.stock[place] -= n
            return self.stock[place]

    @contextlib.asynccontextmanager
    async def _all(self):
        async with contextlib.AsyncExitStack() as stack:
            for place in sorted(self.locks):
                await stack.enter_async_context(self.locks[place])
            yield
