# one Condition: when all state belongs together, and some wait for it to change
"""Let nobody wait for ever."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable


class Inventory:
    """Items at places; it changes the dict that it is given. Made inside a running event loop."""

    def __init__(self, stock: dict[str, int], audit: Callable[[str, str, int], Awaitable[None]]) -> None:
        self.stock = stock
        self.audit = audit
        self._changed = asyncio.Condition()  # one lock for everything, and a bell

    async def move(self, src: str, dst: str, n: int) -> None:
        """Move n items; ValueError and no audit if there are fewer at src."""
        async with self._changed:
            await self._move(src, dst, n)

    async def total(self) -> int:
        """Give the sum of all stock; no items are on their way at that moment."""
        async with self._changed:
            return sum(self.stock.values())

    async def move_all(self, moves: Iterable[tuple[str, str, int]]) -> None:
        """Make the moves in order, with no other move and no total in between; an error ends them."""
        async with self._changed:
            for src, dst, n in moves:
                await self._move(src, dst, n)  # not move: the lock is held already

    async def take_when(self, place: str, n: int) -> int:
        """Wait until there are n items at the place, take them, and give the number that is left."""
        async with self._changed:
            await self._changed.wait_for(lambda: self.stock[place] >= n)  # looks again after each wake-up
            self.stock[place] -= n
            return self.stock[place]

    async def _move(self, src: str, dst: str, n: int) -> None:
        # Whoever calls this holds the lock.
        if self.stock[src] < n:
            raise ValueError(f"fewer than {n} at {src}")
        self.stock[src] -= n
        try:
            await self.audit(src, dst, n)
        except BaseException:  # a cancellation too
            self.stock[src] += n
            raise
        self.stock[dst] += n
        self._changed.notify_all()
