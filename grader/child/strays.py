"""End processes that learner code started and that left its session, so that nobody else can find them."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
import time
from pathlib import Path

_BECOME_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)
_ROUNDS = 50  # what a killed stray had started comes to us only when it is dead
LAST_ROUNDS = 1000  # when nobody comes after us; on a busy machine the dead take their time
_PAUSE = 0.002  # seconds between two rounds


def adopt() -> None:
    """Become the parent of every orphan among our descendants; nothing happens where that is unknown."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_BECOME_SUBREAPER, 1, 0, 0, 0)


def end(known: set[int], rounds: int = _ROUNDS) -> None:
    """Kill the children that are not known, and what comes to us from them; forget known ones that ended."""
    for _ in range(rounds):
        children = _children()
        strays = children - known
        if not strays:
            known &= children
            return
        for stray in strays:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(stray, signal.SIGKILL)
        time.sleep(_PAUSE)


def _children() -> set[int]:
    # Only this thread's: whoever calls this has no other.
    try:
        text = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii")
    except OSError:
        return set()
    return set(map(int, text.split()))
