"""A terminal of 80 x 24 for tests: a program runs in it, its screen can be read, keys can be typed."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from typing import TYPE_CHECKING, Self

import pexpect
import pyte

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PATIENCE = 60.0  # seconds; a machine may be busy with other things


class Terminal:
    """One program in a pseudo-terminal."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        path: Path | None = None,
        columns: int = 80,
        rows: int = 24,
        kind: type[pyte.Screen] = pyte.Screen,
    ) -> None:
        """Start Python in a folder; `path` is where it finds the grader, if not there."""
        environment = {
            **{name: text for name, text in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}},
            "TERM": "xterm-256color",
            "PYTHONPATH": str(path or folder),
            "LC_ALL": "C.UTF-8",
        }
        self.screen = kind(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self.raw = ""  # all that was written
        self.heard = 0.0  # when the last of it came, on the clock `time.perf_counter`
        self._process = pexpect.spawn(
            sys.executable,
            list(arguments),
            cwd=str(folder),
            env=environment,
            dimensions=(rows, columns),
            encoding="utf-8",
            timeout=None,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.close(force=True)

    @property
    def pid(self) -> int:
        """The process in the terminal."""
        return int(self._process.pid or 0)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def press(self, keys: str) -> None:
        """Type keys."""
        self._process.send(keys)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self.screen.resize(rows, columns)
        self._process.setwinsize(rows, columns)

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what was written; False at the end."""
        try:
            text = self._process.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.heard = time.perf_counter()
        self.raw += text
        self._stream.feed(text)
        return True

    def wait_for(self, *words: str, without: str = "") -> str:
        """Read until all words stand on the screen, and `without` does not; give the screen."""
        return self.until(
            lambda text: all(word in text for word in words) and not (without and without in text)
        )

    def until(self, true_of: Callable[[str], bool]) -> str:
        """Read until something is true of the screen."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            more = self.read()
            if true_of(self.text):
                return self.text
            if not more:
                break
        raise AssertionError(f"this never came on the screen:\n{self.text}")

    def end(self) -> int:
        """Read to the end of the program; give its exit code, negative for a signal."""
        end = time.monotonic() + PATIENCE
        while self.read() and time.monotonic() < end:
            pass
        with contextlib.suppress(pexpect.ExceptionPexpect):
            self._process.wait()
        self._process.close()
        status, number = self._process.exitstatus, self._process.signalstatus
        return -number if status is None and number is not None else int(status or 0)

    def kill(self, number: int) -> None:
        """Send a signal to the program."""
        self._process.kill(number)
