"""Tell whoever looks on at a batch what is graded and what has come of it so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.live import folder
from grader.live.records import Batch, Cell, Seen, Student, Task
from grader.model import Place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grader.classroom import students
    from grader.classroom.batch import Graded
    from grader.classroom.gradebook import Line
    from grader.model import Exercise


def begin(
    out: Path, seed: int, everybody: Sequence[students.Student], exercises: Sequence[Exercise]
) -> Batch:
    """Say who is graded and by which exercises."""
    tasks = [Task(each.slug, each.path, each.title, each.points) for each in exercises]
    return folder.begin(out, seed, [each.name for each in everybody], tasks)


begun = folder.begun  # the last batch of a results folder


def tell(out: Path, batch: Batch, line: Line, graded: Graded) -> None:
    """Say what has come of one student."""
    cells = tuple(Cell(each.slug, each.outcome, each.points, each.max_points) for each in line.cells)
    seen = tuple(
        Seen(found.code, found.title, verdict.exercise.slug, _line(found.place))
        for verdict in graded.report.verdicts
        for found in verdict.diagnoses
    )
    key = folder.key_of(line.student)
    folder.tell(out, Student(key, batch.number, line.late, line.fault, cells, seen))


def _line(place: object) -> int:
    return place.line if isinstance(place, Place) else 0
