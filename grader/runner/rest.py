"""Tell whether a child and all that it has started are at rest: they wait, and no core works for them.

A program that waits for a core is not at rest, however little it gets of one. Linux alone tells; elsewhere
nobody is ever seen at rest.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

_BUSY = 0.2  # of a core; watchdogs look around now and then
_WORKING = frozenset({"R", "D"})  # on a core or in line for one, and at the disk
_MOST_THREADS = 200  # that are looked at: more are no rest


class Rest:
    """Look at one child from time to time."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._before: tuple[float, float] | None = None  # real and CPU seconds at the look before

    def seen(self) -> bool:
        """Say whether everything waits now, and has hardly computed since the look before."""
        cpu = _resting_cpu(self._pid)
        before, now = self._before, time.monotonic()
        self._before = None if cpu is None else (now, cpu)
        return cpu is not None and before is not None and cpu - before[1] < _BUSY * (now - before[0])


def _resting_cpu(root: int) -> float | None:
    """Give the CPU seconds of a child's processes, None when one works or cannot be seen."""
    ticks, threads, left = 0, 0, [root]
    try:
        while left:
            tasks = list(Path(f"/proc/{left.pop()}/task").iterdir())
            threads += len(tasks)
            if threads > _MOST_THREADS:
                return None
            for task in tasks:
                state, used = _thread(task)
                if state in _WORKING:
                    return None
                ticks += used
                left += map(int, (task / "children").read_text("ascii").split())
    except (OSError, ValueError, IndexError):
        return None
    return ticks / os.sysconf("SC_CLK_TCK")


def _thread(task: Path) -> tuple[str, int]:
    """Give state and ticks of a thread; its name, which comes before them, may hold anything."""
    fields = (task / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    return fields[0], int(fields[11]) + int(fields[12])
