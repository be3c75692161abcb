"""Keep the processors busy beside a test, and stop for certain."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# A hog ends by itself when its parent is gone, so that a killed run leaves none behind.
_HOG = """
import os
parent = os.getppid()
while os.getppid() == parent:
    for _ in range(1_000_000):
        pass
"""


@contextlib.contextmanager
def hogs(number: int) -> Iterator[None]:
    """Run that many processes that only compute, until the block ends."""
    running = [subprocess.Popen([sys.executable, "-c", _HOG]) for _ in range(number)]  # our own text
    try:
        yield
    finally:
        for process in running:
            process.kill()
        for process in running:
            process.wait()
