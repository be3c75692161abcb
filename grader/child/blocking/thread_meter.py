"""Measure what a thread does from outside: the CPU it burns, and whether it sleeps by its own will."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from typing import Protocol

_pread = getattr(os, "pread", None)  # kept from before anybody can replace it


class Meter(Protocol):
    """One thread, measured by another one."""

    exact: bool  # False: sleep cannot be told from being kept waiting, so judge by wall time with a margin

    def cpu(self) -> float:
        """Give the thread's CPU seconds so far without letting another thread run."""

    def own_cpu(self) -> float:
        """Give the same on the thread itself."""

    def sleeping(self) -> bytes | None:
        """Name the sleep that the thread is in; None when it runs, wants to run or is not in a system call.

        Two equal names mean that it slept all the time between.
        """

    def close(self) -> None:
        """Give back what the meter holds."""


class LinuxMeter:
    """Read the thread's own CPU clock, its system call and how often it was scheduled.

    A thread that waits for the interpreter's lock wakes every switch interval (5 ms), so it is scheduled
    between two looks that are further apart than that, or is runnable at one of them: it never counts as
    asleep.
    """

    exact = True

    def __init__(self) -> None:
        """Open the calling thread's files; raise OSError where the kernel does not offer them."""
        self._clock = time.pthread_getcpuclockid(threading.get_ident())
        # "thread-self" and not the thread's number: /proc may belong to another PID namespace.
        self._files: list[int] = []
        try:
            for name in ("syscall", "schedstat"):
                self._files.append(os.open(f"/proc/thread-self/{name}", os.O_RDONLY | os.O_CLOEXEC))
            self._read()
        except OSError:
            self.close()
            raise

    def cpu(self) -> float:
        """Read the thread's CPU clock; it is exact also while the thread runs."""
        return time.clock_gettime(self._clock)

    own_cpu = cpu

    def sleeping(self) -> bytes | None:
        """Join the system call, its arguments and the number of times the thread was scheduled."""
        call, turns = self._read()
        if call.startswith((b"running", b"-1")):
            return None
        return call + turns

    def close(self) -> None:
        """Close the files."""
        while self._files:
            with contextlib.suppress(OSError):
                os.close(self._files.pop())

    def __del__(self) -> None:
        self.close()

    def _read(self) -> tuple[bytes, bytes]:
        assert _pread is not None
        call, stat = self._files
        return _pread(call, 256, 0), _pread(stat, 128, 0).split()[2]


class PlainMeter:
    """Read what every system has: the CPU of the whole process."""

    exact = False

    def cpu(self) -> float:
        """Read the process's CPU clock less the asking thread's: an upper bound."""
        return time.process_time() - time.thread_time()

    def own_cpu(self) -> float:
        """Read the calling thread's CPU clock."""
        return time.thread_time()

    def sleeping(self) -> bytes | None:
        """Not known here."""
        return None

    def close(self) -> None:
        """Hold nothing."""


def meter_of_this_thread() -> Meter:
    """Give the best meter that this system offers for the calling thread."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, IndexError):
            return LinuxMeter()
    return PlainMeter()
