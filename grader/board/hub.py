"""Hand the newest state to everybody who waits for one; who is slow misses what came between."""

from __future__ import annotations

import asyncio


class Hub:
    """Hold one text and tell of its changes."""

    def __init__(self, text: str = "") -> None:
        self._text = text
        self._number = 1 if text else 0
        self._open = True
        self._changed = asyncio.Event()

    def publish(self, text: str) -> None:
        """Put another text in the place of the last."""
        if text != self._text:
            self._text = text
            self._number += 1
            self._tell()

    def close(self) -> None:
        """Let everybody go."""
        self._open = False
        self._tell()

    async def after(self, number: int) -> tuple[int, str] | None:
        """Wait for a text later than that number, and give it with its own; None when there will be none."""
        while self._open:
            if self._number > number:
                return self._number, self._text
            await self._changed.wait()
        return None

    def _tell(self) -> None:
        # Whoever waits holds the old event: each is set once.
        self._changed.set()
        self._changed = asyncio.Event()
