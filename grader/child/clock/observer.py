"""Say who hears of what a clock notices, and what ends a run that can never go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import asyncio


class Observer(Protocol):
    """Who wants to know; methods are called on the thread where it happens and must not raise."""

    def slept(self, seconds: float) -> None:
        """Take note that time.sleep was called on the thread of a running loop."""

    def spun(self, loop: asyncio.AbstractEventLoop, turns: int) -> None:
        """Take note that the loop turned many times without waiting."""

    def deadlocked(self, loop: asyncio.AbstractEventLoop | None) -> None:
        """Take note that nothing can ever go on; Deadlock is raised next."""


class Deadlock(Exception):
    """Nothing is ready, nothing is scheduled and nobody else is alive."""
