"""Lose no deposit.

Repair `Account`: ten deposits at the same time, and most of them vanish.

    possible   0 s  0.02 s              0.12 s
    deposit 1  rw▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒    r read, w write: one deposit at a time
    deposit 2    rw▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒  ▒ notify: all at the same time
    deposit 3      rw▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒

What is looked at: what is stored after many deposits at once; that read, write and notify are each called
once for a deposit, in this order; that notifications overlap; that `deposit` returns after its own.
Done when no deposit is lost and none waits for the notification of another.
Read: https://docs.python.org/3/library/asyncio-sync.html#lock
"""

from collections.abc import Awaitable, Callable
from typing import Protocol


class Store(Protocol):
    """Where the balance is kept; each call takes a moment."""

    async def read(self) -> int:
        """Give the stored balance."""

    async def write(self, value: int) -> None:
        """Store a balance."""


class Account:
    """The only user of its store; made inside a running event loop."""

    def __init__(self, store: Store) -> None:
        self.store = store

    async def deposit(self, n: int, notify: Callable[[], Awaitable[None]]) -> None:
        """Add n, which may be 0, to the stored balance, then tell of it."""
        # TODO: another deposit may run at each `await` below. Let none come between this one's read and write
        # TODO: keep the slow notification out of that
        value = await self.store.read()
        await self.store.write(value + n)
        await notify()
