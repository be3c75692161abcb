"""Grade every attack: none passes, each ends in time, and nothing of it stays behind."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader import course, runner
from grader.child import strays
from grader.grade import Work, grade
from grader.model import Outcome
from grader.render import as_json
from tests.grader.attacks.attack import FAMILIES, Attack, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grader.model import Report

ROOT = Path(__file__).parents[3]
REJECTED = frozenset({Outcome.FAILED, Outcome.BROKEN, Outcome.TIMED_OUT, Outcome.REVIEW})
LEAST = 90  # attacks in all
_PATIENCE = 40  # looks until a process counts as left over: those of the attacks stay for longer
MOST_SECONDS = 20  # for one attack, were all of them hangs
pytestmark = pytest.mark.timeout(600)  # some hang, each until its exercise's own time is up


def test_there_are_enough_attacks() -> None:
    """Each says what it tries, and every family is there."""
    attacks = [attack for family in FAMILIES for attack in read(family)]
    assert len(attacks) >= LEAST
    assert all(attack.ends and attack.ends <= REJECTED for attack in attacks)


@pytest.mark.parametrize("family", FAMILIES)
def test_no_attack_passes_a_strict_run(family: str) -> None:
    """Each ends as its header allows, whatever it tried; no process and no changed file remains."""
    attacks = read(family)
    report = _graded(attacks, strict=True)
    pairs = zip(attacks, report.verdicts, strict=True)
    wrong = {
        attack.path.name: (verdict.outcome, verdict.message)
        for attack, verdict in pairs
        if verdict.outcome not in attack.ends
    }
    assert not wrong


@pytest.mark.steady
@pytest.mark.parametrize("family", FAMILIES)
def test_no_attack_passes_an_ordinary_run(family: str) -> None:
    """On a learner's own machine no file is held for review before it runs, and yet none passes."""
    attacks = read(family)
    report = _graded(attacks, strict=False)
    pairs = zip(attacks, report.verdicts, strict=True)
    wrong = {
        attack.path.name: (verdict.outcome, verdict.message)
        for attack, verdict in pairs
        if verdict.outcome not in REJECTED
    }
    assert not wrong


def test_no_solution_is_held_for_review() -> None:
    """The seals, the fence and the look at the text leave honest work alone."""
    exercises = course.load(ROOT).exercises
    works = [Work(each, each.solution, each.solution.name) for each in exercises]
    with runner.start(ROOT, [each.tests for each in exercises], jobs=2, spaces=True) as children:
        report = grade(works, children, seed=7, strict=True)
    fine = {Outcome.PASSED, Outcome.SKIPPED}
    assert not {each.exercise.slug: each.message for each in report.verdicts if each.outcome not in fine}


def _graded(attacks: Sequence[Attack], *, strict: bool) -> Report:
    """Grade them, and hold what must be true of every run."""
    known = course.load(ROOT)
    exercises = {exercise.slug: exercise for exercise in known.exercises}
    works = [Work(exercises[each.slug], each.path, each.path.name) for each in attacks]
    tests = [exercise.tests for exercise in known.exercises]
    before, since = _contents(), time.monotonic()
    with _no_strays(), runner.start(ROOT, tests, jobs=2, spaces=strict) as children:
        report = grade(works, children, seed=5, strict=strict)
    assert _contents() == before, "a file of the course was changed"
    assert time.monotonic() - since < len(works) * MOST_SECONDS
    _hold_secret(as_json.report(report), tests)
    return report


@contextlib.contextmanager
def _no_strays() -> Iterator[None]:
    """Become the parent of whatever is left of the children, and expect that nothing is."""
    strays.adopt()
    before = _children()
    yield
    left = _children() - before
    for _ in range(_PATIENCE):
        if not left:
            break
        time.sleep(0.05)  # what has been killed may still be on its way out
        left = _children() - before
    for pid in left:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, 9)
    assert not left, f"processes {left} outlived their run"


def _children() -> set[int]:
    """Give this process's children that still run; one that only waits to be read is over."""
    found: set[int] = set()
    for tasks in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found |= {int(pid) for pid in tasks.read_text("ascii").split()}
    return {pid for pid in found if not _is_over(pid)}


def _is_over(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def _contents() -> dict[str, tuple[int, int]]:
    """Give size and time of each file that a learner's program must not change."""
    places = ("exercises", "solutions", "tests", "grader")
    return {
        str(path): (path.stat().st_size, path.stat().st_mtime_ns)
        for place in places
        for path in (ROOT / place).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def _hold_secret(text: str, tests: Sequence[Path]) -> None:
    """Expect no line of code of a hidden test in what is shown."""
    for path in tests:
        for line in path.read_text("utf-8").splitlines():
            code = line.strip()
            if "kit." in code and '"' not in code and len(code) > 30:
                assert code not in text
