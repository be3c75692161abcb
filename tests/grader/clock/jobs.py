"""Jobs for process pools: importable, so that every start method can find them."""

from __future__ import annotations

import os
import threading
import time


def burn(seconds: float) -> int:
    """Burn CPU; give the id of the process."""
    start = time.process_time()
    while time.process_time() - start < seconds:
        pass
    return os.getpid()


def nap(seconds: float) -> int:
    """Sleep; give the id of the process."""
    time.sleep(seconds)
    return os.getpid()


def patched() -> list[str]:
    """Name the modules of what a process has in place of its waits."""
    return [threading.Thread.start.__module__, threading.Condition.wait.__module__]


def fail() -> None:
    """Raise an error."""
    raise KeyError("no")
