"""Bound what a job may use of the machine: memory, files, CPU time, threads and processes.

The bounds are for programs that run wild; honest work stays far below. Each holds for a process by itself but
the last one: Linux counts all threads of a user, those of other programs included, and does not bind root. A
grader that runs as root relies on what ends a check that hangs, and its process group with it.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

try:
    import resource  # before the fork: each child would have to load it
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

MEMORY = 4 << 30  # bytes of address space
FILE_SIZE = 64 << 20  # bytes of one file
OPEN_FILES = 512
THREADS = 1024  # of all jobs together, beside what else the user runs
_HANGS = 2  # how often the time in which a check hangs; it is ended after half of that time on a CPU
_START = 10.0  # CPU seconds besides
_AGE = 10.0  # seconds after which the user's threads are counted anew


class Crowd:
    """Know how many threads the user of this process has; counted now and then, since it takes a while."""

    def __init__(self) -> None:
        self._counted: float | None = None
        self.size: int | None = None  # None where the system binds nobody by it

    def look(self) -> None:
        """Count, if it has not been done lately."""
        if sys.platform != "linux" or os.getuid() == 0:
            return
        if self._counted is None or time.monotonic() - self._counted > _AGE:
            self._counted, self.size = time.monotonic(), _threads_of(os.getuid())


def cpu_for(checks: int, seconds: float) -> float:
    """Give the CPU seconds that no job of so many checks needs, each with so many real seconds."""
    return _HANGS * seconds * (checks + 1) + _START


def bound(cpu: float, crowd: int | None, *, again: bool) -> None:
    """Bound this process and those that it starts; with `again` it will be asked for its next job, too."""
    if resource is None:
        return
    _lower(resource.RLIMIT_FSIZE, FILE_SIZE)
    _lower(resource.RLIMIT_NOFILE, OPEN_FILES)
    _lower(resource.RLIMIT_CORE, 0)
    if sys.platform == "linux":  # macOS counts address space in another way and refuses
        _lower(resource.RLIMIT_AS, MEMORY)
        if crowd is not None:
            _lower(resource.RLIMIT_NPROC, crowd + THREADS)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + cpu) + 1, for_good=not again)


def _lower(limit: int, value: int, *, for_good: bool = True) -> None:
    _, hard = resource.getrlimit(limit)
    wanted = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(limit, (wanted, wanted if for_good else hard))


def _threads_of(user: int) -> int:
    count = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if process.stat().st_uid == user:
                count += (process / "task").stat().st_nlink - 2
        except OSError:  # it has just ended
            continue
    return count
