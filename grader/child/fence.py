"""Fence the process in before learner code runs: own group, own folder, no input, nothing to lean on."""

from __future__ import annotations

import os
import signal
import sys
import tempfile

_KEPT = frozenset({"PATH", "LANG", "LC_ALL", "LC_CTYPE", "SYSTEMROOT", "PYTHONPATH", "VIRTUAL_ENV", "TZ"})

_homes: set[str] = set()  # where this process has been fenced in


def fence(home: str) -> None:
    """Move into `home` and scrub what learner code could lean on."""
    os.chdir(home)
    for name in set(os.environ) - _KEPT:
        del os.environ[name]
    os.environ.update(HOME=home, TMPDIR=home, TEMP=home, TMP=home, USERPROFILE=home)
    tempfile.tempdir = None  # what was found out before is the folder of others
    # Last: a worker of a process pool that was not forked finds the learner's own functions there.
    sys.path[:] = [*(place for place in sys.path if place not in _homes), home]
    _homes.add(home)
    _silence()


def new_group() -> None:
    """Lead a new session and process group, so that the parent can end everything with one signal."""
    if hasattr(os, "setsid"):
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _silence() -> None:
    # What is printed through sys.stdout is kept elsewhere; what is written past it is nobody's evidence.
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    os.close(null)
