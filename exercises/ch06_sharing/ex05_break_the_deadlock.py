"""Let nobody wait for ever.

Repair `Inventory`: items move between places, each move is audited, and sooner or later everybody waits.

    move a→b    stock a -n ─► audit ████████ ─► stock b +n       it fails: stock a +n, the error leaves
    total                     ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▶                  waits for the move in progress
    take_when   ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▶                  waits until there is enough

What is looked at: that opposite moves, `move_all`, failing audits and src == dst never hang; what total sees
meanwhile; that the stock is never below zero; what is left after an error or a cancellation; that the loop
sleeps while `take_when` waits.
Done when every call ends, and all items are at some place.
Read: https://docs.python.org/3/library/asyncio-sync.html#condition
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable


class Inventory:
    """Items at places; it changes the dict that it is given. Made inside a running event loop."""

    def __init__(self, stock: dict[str, int], audit: Callable[[str, str, int], Awaitable[None]]) -> None:
        self.stock = stock
        self.audit = audit
        self.changed = asyncio.Condition()

    async def move(self, src: str, dst: str, n: int) -> None:
        """Move n items; ValueError and no audit if there are fewer at src.

        If the audit fails or is cancelled, src gets its items back, and the error reaches the caller.
        A move from a place to itself is audited and changes nothing.
        """
        # TODO: what is missing from the stock after an audit that has failed?
        async with self.changed:
            if self.stock[src] < n:
                raise ValueError(f"fewer than {n} at {src}")
            self.stock[src] -= n
            await self.audit(src, dst, n)
            self.stock[dst] += n
            self.changed.notify_all()

    async def total(self) -> int:
        """Give the sum of all stock; no items are on their way at that moment."""
        async with self.changed:
            return sum(self.stock.values())

    async def move_all(self, moves: Iterable[tuple[str, str, int]]) -> None:
        """Make the moves in order, with no other move and no total in between.

        An error ends them and reaches the caller; the moves made before it stay.
        """
        # TODO: who holds the lock when `move` asks for it?
        async with self.changed:
            for src, dst, n in moves:
                await self.move(src, dst, n)

    async def take_when(self, place: str, n: int) -> int:
        """Wait until there are n items at the place, take them, and give the number that is left."""
        # TODO: is there enough when `wait` returns, although others wait for the same items?
        async with self.changed:
            if self.stock[place] < n:
                await self.changed.wait()
            self.stock[place] -= n
            return self.stock[place]
