"""Grade a class in the order of its students; a submission that cannot be graded stops nobody else's.

Each text is run once, those of several students side by side, ahead of the student whose turn it is. What is
found on the way is left to whoever remembers results: here nothing grows with the class but a list of names.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from grader import grade as grading
from grader.classroom.once import Key, Once, key_of
from grader.errors import GraderFault, KataError
from grader.model import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from grader.classroom.students import Student
    from grader.grade import Jobs, Terms, Work
    from grader.model import Exercise, Verdict

_THEIRS = (KataError, OSError, RecursionError, ValueError)  # what a submission can lead to


@dataclass(frozen=True, slots=True)
class Graded:
    """What came of one student's submission."""

    student: Student
    report: Report
    fault: str = ""  # why nothing could be graded, in one sentence


def grade_class(
    students: Sequence[Student],
    exercises: Sequence[Exercise],
    runner: Jobs,
    terms: Terms,
    *,
    on_verdict: Callable[[Verdict], None] | None = None,
) -> Generator[Graded, None, None]:
    """Yield each student's report in turn; only a fault of the grader's own ends the batch.

    The runner has to remember results: it is asked twice for some.
    """
    once = Once(runner, terms)
    ahead = _Ahead(students, exercises)
    with closing(runner.map(lambda work: _prepare(once, work), ahead.works())) as done:
        for number, student in enumerate(students):
            while not ahead.has_run(number):
                next(done, None)
                ahead.run += 1
            yield _graded(student, exercises, once, terms, on_verdict)


def works_of(student: Student, exercises: Sequence[Exercise]) -> tuple[Work, ...]:
    """Pair exercises with a student's files; a link that leads out of the student's folder is refused."""
    # Every student's file has the same name in messages, so that the same text brings the same result.
    return tuple(
        replace(work, name=f"exercises/{work.exercise.path}", within=student.folder)
        for work in grading.works(exercises, student.folder)
    )


@dataclass(slots=True)
class _Ahead:
    """Find what has to be run, and know for each student how much of that is to be over."""

    students: Sequence[Student]
    exercises: Sequence[Exercise]
    run: int = 0  # works that are over
    _ends: list[int] = field(default_factory=list)
    _seen: set[Key] = field(default_factory=set)

    def works(self) -> Iterator[Work]:
        """Yield the first file of each text, in the order of the students."""
        for student in self.students:
            try:
                works = works_of(student, self.exercises)
            except _THEIRS:
                works = ()  # told when it is the student's turn
            for work in works:
                key = key_of(work)
                if key not in self._seen:
                    self._seen.add(key)
                    yield work
            self._ends.append(len(self._seen))

    def has_run(self, number: int) -> bool:
        """Tell whether everything is over that the student of that number has handed in."""
        return number < len(self._ends) and self.run >= self._ends[number]


def _prepare(once: Once, work: Work) -> None:
    try:
        once.judge(work)
    except GraderFault:
        raise
    except _THEIRS:
        return  # comes again when it is the student's turn


def _graded(
    student: Student,
    exercises: Sequence[Exercise],
    once: Once,
    terms: Terms,
    on_verdict: Callable[[Verdict], None] | None,
) -> Graded:
    verdicts: list[Verdict] = []
    notes: list[str] = []
    try:
        for work in works_of(student, exercises):
            judged = once.judge(work)
            verdicts.append(judged.verdict)
            notes += judged.notes
            if on_verdict:
                on_verdict(judged.verdict)
    except GraderFault:
        raise
    except _THEIRS as error:
        report = Report(terms.seed, terms.clock, (), strict=terms.strict)
        return Graded(student, report, f"{type(error).__name__}: {error}")
    return Graded(student, Report(terms.seed, terms.clock, tuple(verdicts), tuple(notes), terms.strict))
