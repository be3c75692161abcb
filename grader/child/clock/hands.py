"""Hold how far a kata clock has come: set by jumps, moved by CPU, or running at real rate."""

from __future__ import annotations

import time

_monotonic = time.monotonic


class Hands:
    """The time of a kata clock, without locks; its clock has one."""

    __slots__ = ("_busy_charged", "_busy_since", "_now", "_real_since")

    def __init__(self) -> None:
        self._now = 0.0
        self._real_since: float | None = None  # since when the clock runs at real rate
        self._busy_since = _monotonic()  # when the present busy period began
        self._busy_charged = 0.0

    @property
    def real(self) -> bool:
        """Whether time runs at real rate."""
        return self._real_since is not None

    def now(self, due: float = 0.0) -> float:
        """Give the time, with CPU seconds that are still to be charged."""
        if self._real_since is not None:
            return self._now + (_monotonic() - self._real_since)
        return self._now + (min(due, self._room()) if due else 0.0)

    def jump(self, when: float) -> None:
        """Set the time; setting, never adding, keeps it free of float drift."""
        self._now = max(self._now, when)

    def add(self, seconds: float) -> None:
        """Move on by seconds."""
        self._now += seconds

    def run(self, *, real: bool) -> None:
        """Start or stop running at real rate."""
        if real and self._real_since is None:
            self._real_since = _monotonic()
        elif not real and self._real_since is not None:
            self._now += _monotonic() - self._real_since
            self._real_since = None

    def begin_busy(self) -> None:
        """Note that somebody begins to work after all had waited."""
        self._busy_since, self._busy_charged = _monotonic(), 0.0

    def charge(self, due: float) -> float:
        """Move on by burnt CPU seconds, unless time runs anyway; give the seconds."""
        if not due or self.real:
            return due
        due = min(due, self._room())
        self._busy_charged += due
        self._now += due
        return due

    def _room(self) -> float:
        # Threads that burn CPU at the same time never cost more than the time that passed.
        return max(0.0, _monotonic() - self._busy_since - self._busy_charged)
