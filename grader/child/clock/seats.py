"""Seat the threads that take part in a kata clock, and let them wait on it."""

from __future__ import annotations

import _thread
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from grader.child.clock.meter import ThreadMeter

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterable, Iterator

    from grader.child.clock.kata import KataClock


class Selecting(Protocol):
    """A selector in which a loop's thread waits."""

    def pending(self, seconds: float) -> bool:
        """Say whether something arrives within real seconds."""

    def rouse(self) -> None:
        """End the wait from another thread."""

    def has_work(self) -> bool:
        """Say whether the loop has something to do as soon as its wait ends."""

    def descriptors(self) -> Iterable[int]:
        """Give the registered descriptors, without the loop's own wake-up socket."""

    def sends(self) -> bool:
        """Say whether the loop waits for room to send."""

    def handles_signals(self) -> bool:
        """Say whether the loop has signal handlers of its own."""


class Seat:
    """A thread that takes part in the clock."""

    __slots__ = (
        "clock", "doomed", "gate", "joiners", "loop", "main", "meter", "order",
        "over", "selector", "thread", "waiting", "wake",
    )  # fmt: skip

    def __init__(self, clock: KataClock, thread: threading.Thread, *, main: bool = False) -> None:
        self.clock = clock
        self.thread = thread
        self.main = main  # the thread that installed the clock
        self.meter: ThreadMeter | None = None  # None until the thread runs
        self.waiting = False
        self.wake: float | None = None
        self.order = 0
        self.selector: Selecting | None = None  # where it waits, when that is a loop's selector
        self.gate = _thread.allocate_lock()  # where it waits otherwise
        self.loop: asyncio.AbstractEventLoop | None = None  # the loop that runs on it
        self.doomed = False
        self.over = False
        self.joiners: list[Waiter] = []

    def sit(self) -> None:
        """Bind to the calling thread."""
        if self.meter is None:
            self.meter = ThreadMeter()
        _seats[self.meter.ident] = self

    def stand(self) -> None:
        """Take part no longer."""
        self.over = True
        if self.meter is not None and _seats.get(self.meter.ident) is self:
            del _seats[self.meter.ident]

    def restart(self) -> None:
        """Begin a new stretch of CPU."""
        if self.meter is not None:
            self.meter.restart()

    def due(self) -> float:
        """Give the CPU seconds of the present stretch that are not charged yet."""
        if self.waiting or self.meter is None or (self.main and self.loop is None):
            return 0.0
        return self.meter.due()

    def asleep(self) -> bool:
        """Say whether the thread slept in a blocking call since this was last asked."""
        return self.meter is not None and self.meter.asleep()


_seats: dict[int, Seat] = {}  # by thread ident
_current: list[KataClock] = []


def here() -> Seat | None:
    """Give the calling thread's seat, or None for a thread that does not take part."""
    return _seats.get(threading.get_ident())


def current() -> KataClock | None:
    """Give the clock that is installed."""
    return _current[-1] if _current else None


@contextmanager
def unseated() -> Iterator[None]:
    """Let the calling thread wait really, for threads that take no part."""
    ident = threading.get_ident()
    seat = _seats.pop(ident, None)
    try:
        yield
    finally:
        if seat is not None and not seat.over:
            _seats[ident] = seat


@contextmanager
def frozen() -> Iterator[None]:
    """Let the calling thread wait really while the clock stands still: for a pool's own business."""
    seat = here()
    if seat is None:
        yield
        return
    seat.clock.turned(seat)
    seat.clock.hold(1)
    try:
        with unseated():
            yield
    finally:
        seat.restart()  # what starting processes burns depends on the machine more than on the program
        seat.clock.hold(-1)


def push(clock: KataClock) -> None:
    """Make a clock the one that new loops run on."""
    _current.append(clock)


def pop(clock: KataClock) -> None:
    """Take a clock away."""
    if clock in _current:
        _current.remove(clock)


def forget() -> None:
    """Drop every seat and clock; a forked child begins without."""
    _seats.clear()
    _current.clear()


class Waiter:
    """One wait of one thread, for another thread or for a time."""

    __slots__ = ("done", "seat")

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.done = False

    def release(self) -> None:
        """End the wait; the thread counts as active before this returns."""
        clock = self.seat.clock
        with clock.lock:
            self.done = True
            if self.seat.waiting and self.seat.selector is None:
                clock.wake(self.seat)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until released, or for seconds on the kata clock; give whether it was released."""
        seat, clock = self.seat, self.seat.clock
        since = clock.now()
        with clock.lock:
            if self.done or (timeout is not None and timeout <= 0):
                return self.done
            clock.begin(seat, None if timeout is None else since + timeout)
        try:
            clock.settle()
            while seat.waiting:
                if not seat.gate.acquire(timeout=clock.slice(seat)):
                    clock.tick(seat)
        finally:
            clock.end(seat)
            clock.blocked(seat, since)
        return self.done
