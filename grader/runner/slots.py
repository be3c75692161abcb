"""Let as many children compute at a time as there are cores, and others only wait beside them."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOR_EACH, _MOST = 8, 32  # children that wait beside each one that computes, and in all


def spare_for(width: int) -> int:
    """Say how many children may wait beside `width` that compute."""
    return min(_FOR_EACH * width, _MOST)


class Slots:
    """Places for children that compute; one that only waits may give its place to another."""

    def __init__(self, width: int, spare: int) -> None:
        self._free = threading.Semaphore(width)
        self._spare = threading.Semaphore(spare)

    @contextmanager
    def taken(self) -> Iterator[Slot]:
        """Hold a place as soon as there is one."""
        self._free.acquire()
        slot = Slot(self._free, self._spare)
        try:
            yield slot
        finally:
            slot.leave()


class Slot:
    """One place, as long as it is held."""

    def __init__(self, free: threading.Semaphore, spare: threading.Semaphore) -> None:
        self._free, self._spare = free, spare
        self.given = False

    def give(self) -> None:
        """Let another child compute here, unless too many wait already; it is not asked for again."""
        if not self.given and self._spare.acquire(blocking=False):
            self.given = True
            self._free.release()

    def leave(self) -> None:
        """End: what has given its place away makes room among those that wait."""
        (self._spare if self.given else self._free).release()
