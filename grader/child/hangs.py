"""Notice, from a thread of its own, that a check takes too long in real or in CPU time."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

TICK = 0.05  # seconds between two looks


class HangWatch:
    """Call `on_hang` once when the armed span is over; a program that computes gets half of the real time.

    CPU time decides first because it does not grow while other programs keep the machine busy.
    """

    def __init__(self, on_hang: Callable[[], None]) -> None:
        self._on_hang = on_hang
        self._armed: tuple[float, float] | None = None  # when real time and CPU time are over
        self._thread: threading.Thread | None = None

    def arm(self, seconds: float) -> None:
        """Begin a span of that many real seconds."""
        self._armed = (time.monotonic() + seconds, time.process_time() + seconds / 2)
        if self._thread is None:
            self._thread = threading.Thread(target=self._watch, name="hang-watch", daemon=True)
            self._thread.kata_engine = True  # type: ignore[attr-defined]  # tells the clock to leave it alone
            self._thread.start()

    def disarm(self) -> None:
        """End the span."""
        self._armed = None

    def _watch(self) -> None:
        tick = threading.Event()
        while True:
            tick.wait(TICK)
            armed = self._armed
            if armed and (time.monotonic() > armed[0] or time.process_time() > armed[1]):
                self._armed = None
                self._on_hang()
