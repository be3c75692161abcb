"""Examine programs, each in a fork of a process that has imported what they need: ``FOLDER PROGRAM…``.

What the instruments write down of PROGRAM number N is in FOLDER/N; the file is missing when they hung.
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from grader.child.doctor import examiner as doctor

LIMIT = 30.0  # real seconds for one program; the longest takes half a second on an idle machine
AT_ONCE = 3  # programs; most of them wait for most of their time
_TICK = 0.005
_MODULES = ("aiohttp.web", "aiosqlite", "httpx", "multiprocessing.pool", "concurrent.futures.process")


@dataclass(frozen=True, slots=True)
class Running:
    """One program at work in a folder of its own."""

    child: int
    home: tempfile.TemporaryDirectory[str]
    end: float

    def is_over(self) -> bool:
        """Say whether the program has ended or has had its time."""
        ended = os.waitid(os.P_PID, self.child, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        return ended is not None or time.monotonic() > self.end

    def clear(self) -> None:
        """End whatever it has left behind."""
        os.killpg(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        self.home.cleanup()


def main(folder: str, *programs: str) -> None:
    """Examine all programs, a few at a time."""
    for name in _MODULES:
        importlib.import_module(name)
    gc.freeze()  # a program alone would not have to search through all this
    waiting = list(enumerate(programs))
    running: list[Running] = []
    while waiting or running:
        while waiting and len(running) < AT_ONCE:
            number, program = waiting.pop(0)
            running.append(_started(str(Path(folder) / str(number)), program))
        time.sleep(_TICK)
        for each in [each for each in running if each.is_over()]:
            each.clear()
            running.remove(each)


def _started(report: str, program: str) -> Running:
    home = tempfile.TemporaryDirectory()
    child = os.fork()
    if not child:
        _examine(report, program, home.name)
    while os.getpgid(child) != child:  # it could not be ended with all that it starts
        time.sleep(_TICK)
    return Running(child, home, time.monotonic() + LIMIT)


def _examine(report: str, program: str, home: str) -> None:
    code = 3
    try:
        os.setsid()
        os.chdir(home)
        code = doctor.examine(report, "real", program, ())
    finally:
        os._exit(code)


if __name__ == "__main__":
    main(*sys.argv[1:])
