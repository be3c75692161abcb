"""Save a file many times beside a running `watch`; print the median of the seconds to each verdict.

With ``limit`` nothing is saved: the program prints the seconds that a verdict may take.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.commands import ROOT
from tests.grader.watch.terminal import Terminal

SAVES = 20
LONGEST = 0.12  # seconds from save to verdict
COURSE = ("exercises", "solutions", "tests/exercises", "tests/stubs.json")
EXERCISE = "ch02_concurrently/ex01_gather_users.py"


def main() -> None:
    """Start the watch in a copy of the course and work there."""
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder)
        for name in COURSE:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
            (course / name).parent.mkdir(parents=True, exist_ok=True)
            copy(ROOT / name, course / name)
        with Terminal(course, "-m", "grader", "watch", "gather_users", path=ROOT) as terminal:
            terminal.wait_for("✗ gather_users", without="checking")
            seconds = _save(terminal, course / "exercises" / EXERCISE)
            terminal.press("q")
            terminal.end()
    print(statistics.median(seconds))  # noqa: T201  # the product of this script


def _save(terminal: Terminal, file: Path) -> list[float]:
    stub, solution = file.read_bytes(), (ROOT / "solutions" / EXERCISE).read_bytes()
    seconds = []
    for number in range(SAVES):
        wrong = number % 2
        started = time.perf_counter()
        file.write_bytes(stub if wrong else solution)
        terminal.wait_for("✗ gather_users" if wrong else "✓ gather_users", without="checking")
        seconds.append(terminal.heard - started)  # our terminal draws slower than a real one
    return seconds


if __name__ == "__main__":
    print(LONGEST) if "limit" in sys.argv else main()  # noqa: T201  # the product of this script
