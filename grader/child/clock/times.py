"""Give learner code a module `time` that follows the kata clock."""

from __future__ import annotations

import time
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

from grader.child.clock import seats
from grader.child.clock.seats import Waiter

if TYPE_CHECKING:
    from collections.abc import Callable

_sleep = time.sleep
_monotonic = time.monotonic
_NANO = 1_000_000_000


class Readable(Protocol):
    """A clock that learner code may read."""

    def read(self) -> float:
        """Give seconds."""


class _ChildSleep:
    """Seconds that a job in another process has slept."""

    seconds = 0.0


child_sleep = _ChildSleep()


def sleep(seconds: float) -> None:
    """Sleep on the kata clock where the thread takes part, else really."""
    seat = seats.here()
    if seat is None or not seconds > 0:
        _sleep(seconds)
        if seconds > 0:
            child_sleep.seconds += seconds
        return
    if seat.loop is not None:
        seat.clock.observer.slept(seconds)
    Waiter(seat).wait(float(seconds))


def monotonic() -> float:
    """Read the kata clock where the thread takes part, else the real one; for the standard library."""
    seat = seats.here()
    return seat.clock.read() if seat is not None else _monotonic()


def shared_time() -> ModuleType:
    """Make the module `time` of a library that waits both for learner code and for the engine."""
    return _module({"sleep": sleep, "monotonic": monotonic})


def learner_time(clock: Readable) -> ModuleType:
    """Make a module `time` whose clocks and sleep follow `clock`."""
    epoch = time.time() - clock.read()

    def wall() -> float:
        return epoch + clock.read()

    def nano(read: Callable[[], float]) -> Callable[[], int]:
        return lambda: round(read() * _NANO)

    return _module({
        "monotonic": clock.read, "monotonic_ns": nano(clock.read),
        "perf_counter": clock.read, "perf_counter_ns": nano(clock.read),
        "time": wall, "time_ns": nano(wall),
        "sleep": _call_sleep,
    })  # fmt: skip


def _call_sleep(seconds: float) -> None:
    # By name: whoever else watches time.sleep sees this call too.
    time.sleep(seconds)


_call_sleep.__name__ = _call_sleep.__qualname__ = "sleep"  # where it is scheduled, it is looked for by name


def _module(members: dict[str, object]) -> ModuleType:
    module = ModuleType("time", time.__doc__)
    vars(module).update({name: value for name, value in vars(time).items() if not name.startswith("__")})
    vars(module).update(members)
    return module
