"""Grade one student after another; a submission that cannot be graded stops nobody else's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grader import grade as grading
from grader.errors import GraderFault, KataError
from grader.model import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from grader.classroom.students import Student
    from grader.grade import Jobs
    from grader.model import Clock, Exercise, Verdict


@dataclass(frozen=True, slots=True)
class Graded:
    """What came of one student's submission."""

    student: Student
    report: Report
    fault: str = ""  # why nothing could be graded, in one sentence


def grade_class(  # noqa: PLR0913  # each is one choice of the instructor's
    students: Sequence[Student],
    exercises: Sequence[Exercise],
    runner: Jobs,
    *,
    seed: int,
    clock: Clock,
    strict: bool = False,
    on_verdict: Callable[[Verdict], None] | None = None,
) -> Iterator[Graded]:
    """Yield each student's report in turn; only a fault of the grader's own ends the batch."""
    for student in students:
        try:
            todo = [work_of(student, exercise) for exercise in exercises]
            report = grading.grade(todo, runner, seed=seed, clock=clock, strict=strict, on_verdict=on_verdict)
            yield Graded(student, report)
        except GraderFault:
            raise
        except (KataError, OSError, RecursionError, ValueError) as error:
            yield Graded(student, Report(seed, clock, (), strict=strict), f"{type(error).__name__}: {error}")


def work_of(student: Student, exercise: Exercise) -> grading.Work:
    """Pair an exercise with a student's file; a link that leads out of the student's folder is refused."""
    (work,) = grading.works([exercise], student.folder)
    # Every student's file has the same name in messages, so that the same text brings the same result.
    return replace(work, name=f"exercises/{exercise.path}", within=student.folder)
