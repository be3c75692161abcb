"""Grade a class of synthetic students: ``python -m tests.bench.graded grader|pytest|memory STUDENTS``.

It prints how many seconds the whole class takes. With ``pytest``, one process for each student and exercise
is started for a sample of both, and their time is extrapolated. With ``memory`` it prints how many megabytes
the grader itself held at most, and grades as many different texts as there can be.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from grader import course
from tests.bench import a_class
from tests.bench.commands import ROOT, START_PYTEST, plain_pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

SAMPLE = 24  # pairs of a student and an exercise
LONGEST = 60.0  # seconds after which a pytest process that hangs is given up
MOST_MEMORY = 300  # megabytes of the grader itself, whatever the size of the class
LIGHT = ("ch01", "ch04", "ch06")  # chapters whose checks are short, where only memory is asked for


def grade(folder: Path, *options: str) -> tuple[float, float]:
    """Grade a class; give the seconds and the megabytes of the process itself."""
    out = folder.with_name("out")
    words = ("classroom", "grade", str(folder), "--out", str(out), "--seed", "4", *options)
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "grader", *words], cwd=ROOT, stdout=-3, stderr=-3)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"the grader ended with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - started, used.ru_maxrss / (1 << 10 if sys.platform == "linux" else 1 << 20)


def extrapolate(folder: Path, students: int) -> float:
    """Give the seconds of one pytest process for each student and exercise, from evenly spread pairs."""
    exercises = course.load(ROOT).exercises
    pairs = [(student, each) for student in sorted(folder.iterdir()) for each in exercises]
    chosen = pairs[:: max(1, len(pairs) // SAMPLE)][:SAMPLE]
    started = time.perf_counter()
    for student, exercise in chosen:
        environment = plain_pytest(student / a_class.LAYOUT)
        command = [*START_PYTEST, str(exercise.tests)]
        try:
            subprocess.run(
                command, env=environment, cwd=ROOT, capture_output=True, check=False, timeout=LONGEST
            )
        except subprocess.TimeoutExpired:
            continue
    return (time.perf_counter() - started) / len(chosen) * students * len(exercises)


def main(arguments: Sequence[str]) -> None:
    """Measure what is asked for."""
    what, number = arguments[0], int(arguments[1])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place, "class")
        a_class.write(folder, number, own=what == "memory")
        if what == "pytest":
            told = extrapolate(folder, number)
        elif what == "memory":
            told = grade(folder, *(word for name in LIGHT for word in ("--exercise", name)))[1]
            if told > MOST_MEMORY:
                sys.exit(f"{told:.0f} MB, and {MOST_MEMORY} are allowed")
        else:
            told = grade(folder)[0]
    print(f"{told:.1f}")  # noqa: T201  # what was measured


if __name__ == "__main__":
    main(sys.argv[1:])
