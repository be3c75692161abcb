"""Measure what a thread burns, and whether it is asleep by its own will."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

STRETCH = 0.010  # seconds of CPU; a shorter stretch costs nothing
_STAT = Path("/proc/self/task").is_dir()
_SCHEDSTAT = Path("/proc/self/schedstat").exists()
_PATIENCE = 16  # looks without any CPU, where the system does not count time slices
_thread_time = time.thread_time
_clock_gettime = getattr(time, "clock_gettime", None)
_clock_id = getattr(time, "pthread_getcpuclockid", None)


class ThreadMeter:
    """Read the CPU clock of the thread that made it; any thread may ask."""

    __slots__ = ("_charged", "_clock", "_sample", "_start", "_still", "_task", "ident")

    def __init__(self) -> None:
        self.ident = threading.get_ident()
        self._clock: int | None = _clock_id(self.ident) if _clock_id is not None else None
        # Not by the thread's number: /proc may belong to another space of processes.
        self._task = f"/proc/{os.readlink('/proc/thread-self')}/" if _STAT else ""  # noqa: PTH115  # each thread pays for it
        self._sample = ""
        self._still = 0
        self._start = self._charged = 0.0
        self.restart()

    def restart(self) -> None:
        """Begin a new stretch."""
        self._start = self._cpu()
        self._charged = 0.0

    def due(self, *, take: bool = False) -> float:
        """Give the seconds of this stretch that nobody has charged yet; 0.0 while it is short."""
        burnt = self._cpu() - self._start
        if burnt < STRETCH:
            return 0.0
        due = burnt - self._charged
        if take:
            self._charged = burnt
        return max(0.0, due)

    def asleep(self) -> bool:
        """Say whether the thread has not run, nor wanted to, since the last time this was asked."""
        before, self._sample = self._sample, self._sleeping()
        still = bool(before) and before == self._sample
        self._still = self._still + 1 if still else 0
        return self._still >= (1 if _SCHEDSTAT else _PATIENCE)

    def _sleeping(self) -> str:
        # What stays the same while the thread sleeps, or nothing unless it is in an interruptible sleep.
        if not _STAT:
            return repr(self._cpu())
        try:
            if _read(self._task + "stat").rpartition(b")")[2].split()[0] != b"S":
                return ""
            return repr(_read(self._task + "schedstat").split()[2] if _SCHEDSTAT else self._cpu())
        except (OSError, IndexError):
            return ""

    def _cpu(self) -> float:
        if threading.get_ident() == self.ident:
            return _thread_time()
        if self._clock is None or _clock_gettime is None:
            return self._start + self._charged
        try:
            return float(_clock_gettime(self._clock))
        except OSError:  # the thread has ended
            return self._start + self._charged


def _read(path: str) -> bytes:
    # Plain file descriptors: no allocation of buffers and no audit-heavy wrappers at every tick.
    handle = os.open(path, os.O_RDONLY)
    try:
        return os.read(handle, 512)
    finally:
        os.close(handle)
