"""Prove a course: stubs fail readably, right answers pass, mistakes are named at their line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from grader import stubs
from grader.course import Course, Planted, alternatives_of, mistakes_of
from grader.diagnosis import codes, diagnose
from grader.errors import CourseError
from grader.grade import Work, grade
from grader.model import Clock, Exercise, Kind, Outcome, Report, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from grader.grade import Jobs

NAMED_AMONG = 2  # a mistake's own code is the first or the second diagnosis
CULPRIT = "# <- here"  # ends the line of a mistake that the diagnosis must name
MOST_LINES = {Kind.FILL_IN: 40, Kind.CAPSTONE: 120}
README_LINES = 60


class Role(Enum):
    """What a file is there for, and so what must become of it."""

    STUB = "stub"
    SOLUTION = "solution"
    ALTERNATIVE = "alternative"
    MISTAKE = "mistake"


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One file of the course with its part in the proof."""

    work: Work
    role: Role
    code: str = ""  # of a mistake: the misconception that must be diagnosed


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it must be; `path` is relative to the course."""

    path: str
    message: str


def exhibits(exercises: Sequence[Exercise]) -> tuple[Exhibit, ...]:
    """List every file that takes part in the proof; raise CourseError for one without its header."""
    recorded = stubs.read(exercises[0].root) if exercises else stubs.Stubs()
    return tuple(exhibit for exercise in exercises for exhibit in _exhibits(exercise, recorded))


def problems_of_files(course: Course, exercises: Sequence[Exercise]) -> tuple[Problem, ...]:
    """Look at the files without running anything."""
    found = [Problem(_relative(path, course.root), "belongs to no exercise") for path in _strays(course)]
    for exercise in exercises:
        found += _problems_of_texts(exercise)
    return tuple(dict.fromkeys(found))  # a chapter's fault shows at each of its exercises


def prove(
    shown: Sequence[Exhibit],
    runner: Jobs,
    *,
    seed: int,
    clock: Clock = Clock.KATA,
    on_verdict: Callable[[Verdict], None] | None = None,
) -> tuple[tuple[Problem, ...], Report]:
    """Grade every exhibit and say which did not come out as it must."""
    report = grade([exhibit.work for exhibit in shown], runner, seed=seed, clock=clock, on_verdict=on_verdict)
    pairs = zip(shown, report.verdicts, strict=True)
    return tuple(problem for exhibit, verdict in pairs for problem in _problems(exhibit, verdict)), report


def skipped(report: Report) -> tuple[str, ...]:
    """Give, once each, the sentences that say why exercises could not be proved here."""
    messages = (verdict.message for verdict in report.verdicts if verdict.outcome is Outcome.SKIPPED)
    return tuple(dict.fromkeys(messages))


def _exhibits(exercise: Exercise, recorded: stubs.Stubs) -> Iterator[Exhibit]:
    def work(path: Path) -> Work:
        return Work(exercise, path, _relative(path, exercise.root))

    # The stub as recorded: in `exercises/` may stand a solution by now.
    yield Exhibit(replace(work(exercise.stub), text=recorded.find(exercise)), Role.STUB)
    yield Exhibit(work(exercise.solution), Role.SOLUTION)
    for planted in alternatives_of(exercise):
        yield Exhibit(work(planted.path), Role.ALTERNATIVE)
    for planted in mistakes_of(exercise):
        yield Exhibit(work(planted.path), Role.MISTAKE, _known(planted))


def _known(planted: Planted) -> str:
    if planted.code not in codes():
        raise CourseError(f"{planted.path}: {planted.code!r} is no misconception code. `explain` lists them.")
    return planted.code


def _problems(exhibit: Exhibit, verdict: Verdict) -> Iterator[Problem]:
    def problem(message: str) -> Problem:
        return Problem(exhibit.work.name, message)

    if verdict.outcome is Outcome.SKIPPED:
        return
    match exhibit.role:
        case Role.STUB:
            if verdict.outcome is not Outcome.FAILED or not verdict.message:
                yield problem(f"must fail with a message, but is {verdict.outcome}: {verdict.message}")
        case Role.MISTAKE:
            yield from map(problem, _mistake(exhibit, verdict))
        case _:
            if verdict.outcome is not Outcome.PASSED:
                yield problem(f"must pass, but is {verdict.outcome}: {verdict.message}")
            # A verdict that passed carries no diagnosis; what would be said all the same is an accusation.
            for diagnosis in verdict.diagnoses or diagnose(verdict.checks):
                yield problem(f"is right, but is diagnosed as {diagnosis.code}: {diagnosis.message}")


def _mistake(exhibit: Exhibit, verdict: Verdict) -> Iterator[str]:
    if verdict.outcome in {Outcome.PASSED, Outcome.CRASHED}:
        yield f"must be rejected, but is {verdict.outcome}: {verdict.message}"
        return
    named = [diagnosis for diagnosis in verdict.diagnoses[:NAMED_AMONG] if diagnosis.code == exhibit.code]
    if not named:
        codes_seen = ", ".join(diagnosis.code for diagnosis in verdict.diagnoses) or "nothing"
        yield f"must be diagnosed as {exhibit.code}, but is as {codes_seen}: {verdict.message}"
        return
    place, culprits = named[0].place, _culprits(verdict.source)
    if place is None or place.file != exhibit.work.name:
        yield f"is diagnosed as {exhibit.code} without a line of the file"
    elif culprits and place.line not in culprits:
        yield f"is diagnosed at line {place.line}, but the culprit is line {culprits[0]}"


def _culprits(source: str) -> list[int]:
    return [number for number, line in enumerate(source.splitlines(), 1) if line.rstrip().endswith(CULPRIT)]


def _problems_of_texts(exercise: Exercise) -> Iterator[Problem]:
    if exercise.stub.is_file():
        yield from _problems_of_stub(exercise)
    else:
        yield Problem(f"exercises/{exercise.path}", "is missing")
    for path in (exercise.solution, exercise.tests):
        if not path.is_file():
            yield Problem(_relative(path, exercise.root), "is missing")
    if not mistakes_of(exercise):
        yield Problem(_relative(exercise.mistakes, exercise.root), "has no mistake that must be rejected")
    readme = exercise.stub.with_name("README.md")
    if not readme.is_file():
        yield Problem(_relative(readme, exercise.root), "is missing")
    elif (length := readme.read_text(encoding="utf-8").count("\n")) > README_LINES:
        yield Problem(_relative(readme, exercise.root), f"has {length} lines, of at most {README_LINES}")


def _problems_of_stub(exercise: Exercise) -> Iterator[Problem]:
    stub = exercise.stub.read_text(encoding="utf-8")
    name = f"exercises/{exercise.path}"
    lines = stub.count("\n")
    if "# TODO" not in stub:
        yield Problem(name, "has no # TODO: say what is to be done")
    if lines > MOST_LINES.get(exercise.kind, lines):
        yield Problem(name, f"has {lines} lines, of at most {MOST_LINES[exercise.kind]}")


def _strays(course: Course) -> Iterator[Path]:
    """Yield what lies in the course's trees and belongs to no exercise."""
    yield from course.strays
    slugs = {exercise.slug for exercise in course.exercises}
    for tree in ("mistakes", "alternatives"):
        folder = course.root / "tests" / tree
        yield from (path for path in _visible(folder) if path.name not in slugs or not path.is_dir())
    known = {exercise.tests for exercise in course.exercises}
    known |= {exercise.solution for exercise in course.exercises}
    for tree in ("tests/exercises", "solutions"):
        for chapter in _visible(course.root / tree):
            yield from (path for path in _visible(chapter) if path not in known)


def _visible(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not path.name.startswith((".", "__")))


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
