"""List the comparisons: what runs against what, and the limit of the ratio."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from grader import course

ROOT = Path(__file__).resolve().parents[2]
# Without those that need more than the packages of the course, such as a database.
EXERCISES = [exercise for exercise in course.load(ROOT).exercises if not exercise.extra]
TESTS = [exercise.tests for exercise in EXERCISES]


@dataclass(frozen=True, slots=True)
class Command:
    """Processes to run one after another."""

    processes: tuple[tuple[str, ...], ...]
    environment: dict[str, str]
    folder: Path = ROOT
    status: int = 0  # the exit code that each process has to end with


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two commands; the ratio is the time of the first by that of the second."""

    name: str
    title: str
    first: Command
    second: Command
    least: float | None = None
    most: float | None = None
    rounds: int = 5
    cpu: bool = False  # compare CPU seconds, where neither command waits
    told: bool = False  # compare the seconds that each command prints last


def python(*arguments: str, **environment: str) -> Command:
    """Give the command that runs this interpreter once."""
    return Command(((sys.executable, *arguments),), {**os.environ, **environment})


def pytest_per_exercise() -> Command:
    """Give one new pytest process per exercise, on the real clock, with nothing loaded that is not needed."""
    processes = tuple((*START_PYTEST, str(test)) for test in TESTS)
    return Command(processes, plain_pytest(ROOT / "solutions"))


def plain_pytest(submission: Path) -> dict[str, str]:
    """Give the environment in which pytest runs a submission on the real clock."""
    return {
        **os.environ,
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "KATAS_CLOCK": "real",
        "KATAS_SUBMISSION": str(submission),
    }


def stuck(name: str, status: int) -> Command:
    """Give the doctor's examination of a program that is stuck, or of one that naps."""
    examine = python("-m", "grader", "doctor", "tests/bench/stuck.py", name)
    return replace(examine, status=status)


def checks(look_on: str) -> Command:
    """Give one pytest session that runs the checks of the first three chapters twenty times."""
    # The exercise about processes computes for seconds, which would hide what the instruments cost.
    tests = [str(test) for test in TESTS if test.parent.name < "ch04" and "processes" not in test.name]
    options = ("-q", "-p", "no:cacheprovider", "-p", "tests.bench.checks", "--rounds", "20")
    return python("-m", "pytest", *options, "--look-on", look_on, *tests)


SLUGS = [exercise.slug for exercise in EXERCISES]
START_PYTEST = (
    *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"),
    *("-p", "pytest_asyncio.plugin", "-p", "pytest_timeout"),
)
CLASS = "20"  # students
GRADE = python("-m", "grader", "grade", *SLUGS, "--submission", "solutions", "--seed", "0")
BARE = python("-m", "tests.bench.bare")
SERVED = ("tests/bench/served.py", "200")
LIST = python("-m", "grader", "list")
# -VV loads pytest's plugins, as every run of tests does; --version alone ends before that.
PYTEST = python("-c", "import aiohttp, pytest; pytest.main(['-VV'])")

COMPARISONS = (
    Comparison(
        "pytest", "one pytest process per exercise / grader", pytest_per_exercise(), GRADE, least=10, rounds=3
    ),
    Comparison(
        "instruments",
        "checks with all instruments / without",
        checks("full"),
        checks("bare"),
        most=1.3,
        cpu=True,
    ),
    *[
        Comparison(
            "stuck", f"report of a deadlock ({kind}) / 0.2 s asleep", stuck(kind, 1), stuck("nap", 0), most=1
        )
        for kind in ("lock", "queue", "tasks")
    ],
    Comparison(
        "watch",
        "median from save to verdict / 0.12 s",
        python("-m", "tests.bench.saves"),
        python("-m", "tests.bench.saves", "limit"),
        most=1,
        told=True,
    ),
    Comparison(
        "class",
        f"a class of {CLASS}: pytest processes / grader",
        python("-m", "tests.bench.graded", "pytest", CLASS),
        python("-m", "tests.bench.graded", "grader", CLASS),
        least=25,
        rounds=1,
        told=True,
    ),
    Comparison(
        "class-memory",
        "MB of the grader for 40 students / for 10",
        python("-m", "tests.bench.graded", "memory", "40"),
        python("-m", "tests.bench.graded", "memory", "10"),
        most=1.5,
        rounds=1,
        told=True,
    ),
    Comparison("bare", "grader / the same coroutines bare", GRADE, BARE, most=6),
    Comparison(
        "doctor",
        "a program under the doctor / by itself",
        python("-m", "grader", "doctor", *SERVED),
        python(*SERVED),
        most=1.3,
    ),
    Comparison("list", "list / a start of pytest with aiohttp", LIST, PYTEST, most=0.25),
)
