"""Play functions that compute: another process can import them, and each result says where it was made.

A worker process keeps no notes: what it has seen travels back in the result. Only computations in the
grader's own process, where they do not belong, are told to a watcher, and only these need their CPU: nobody
can tell a worker that computes from one that sleeps as long.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from grader.child.frames import frame_above

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

GROUP = 1000  # numbers of one check share all digits but the last three
LONG = 0.2  # seconds of CPU; in a worker seconds of sleep
_PATIENCE = 3.0  # real seconds that a long computation waits for another one to begin
_sleep = time.sleep  # the real one, whoever replaces it later
_watchers: list[Callable[[FrameType], None]] = []  # told of each computation in the grader's own process


class Crunched(NamedTuple):
    """What one computation gives; times are seconds of the system's monotonic clock."""

    value: int
    pid: int
    start: float
    end: float


class Crash(ArithmeticError):
    """Raised by a computation that fails."""


def watch(watcher: Callable[[FrameType], None] | None) -> None:
    """Tell this watcher, and no other, of computations in the grader's own process."""
    _watchers[:] = [watcher] if watcher else []


def quick(number: int) -> Crunched:
    """Compute for a moment."""
    return _crunched(number, 0.001)


def uneven(number: int) -> Crunched:
    """Compute for a moment, and much longer where the number is even."""
    return _crunched(number, 0.001 if number % 2 else 0.08)


def long(number: int) -> Crunched:
    """Compute for LONG seconds."""
    return _crunched(number, LONG)


def side_by_side(number: int) -> Crunched:
    """Compute for LONG seconds, and wait until another computation of the group has begun elsewhere.

    A busy machine may begin the second one late. That the two overlap is then no matter of luck; where they
    cannot, because one waits for the other's result, patience ends.
    """
    mark = Path(f"crunching-{number // GROUP}-{number}")
    start = time.monotonic()
    if not _is_worker():
        return _crunched(number, LONG)
    mark.touch()
    _pass(LONG)
    while len(list(Path().glob(f"crunching-{number // GROUP}-*"))) < 2:
        if time.monotonic() - start > _PATIENCE:
            break
        _sleep(0.005)
    return Crunched(value_of(number), os.getpid(), start, time.monotonic())


def crash(number: int) -> Crunched:
    """Fail for every number that is a multiple of three."""
    if number % 3 == 0:
        raise Crash(f"cannot compute {number}")
    return quick(number)


def value_of(number: int) -> int:
    """Give the value of a number, which nobody knows by heart."""
    return number * number % 9973


def _crunched(number: int, seconds: float) -> Crunched:
    start = time.monotonic()
    if _is_worker():
        _pass(seconds)
    else:
        _burn(seconds)
        for watcher in _watchers:
            watcher(frame_above(1))
    return Crunched(value_of(number), os.getpid(), start, time.monotonic())


def _burn(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        sum(range(1000))


def _pass(seconds: float) -> None:
    end = time.monotonic() + seconds
    time.sleep(seconds)  # where it is replaced, the clock of the check counts it, and it takes no time
    _sleep(max(end - time.monotonic(), 0))


def _is_worker() -> bool:
    # The grader's process is nobody's worker; a worker knows its parent, however it was started.
    return multiprocessing.parent_process() is not None
