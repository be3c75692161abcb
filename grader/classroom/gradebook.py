"""Sum up a class: points of each student, and what the class as a whole has not understood yet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grader.model import Marks, Outcome, Place

if TYPE_CHECKING:
    from datetime import datetime

    from grader.classroom.batch import Graded
    from grader.model import Clock, Exercise, Verdict

_PLACES = 5  # of one misconception that are kept


@dataclass(frozen=True, slots=True)
class Cell:
    """One student's result of one exercise."""

    slug: str
    outcome: Outcome
    points: int
    max_points: int
    marks: Marks
    codes: tuple[str, ...] = ()  # of the diagnoses


@dataclass(frozen=True, slots=True)
class Line:
    """One student."""

    student: str
    commit: str
    committed: datetime | None
    late: bool | None  # None: no due date, or no commit to compare with it
    cells: tuple[Cell, ...]
    fault: str = ""

    @property
    def points(self) -> int:
        """The sum of the points."""
        return sum(cell.points for cell in self.cells)

    @property
    def max_points(self) -> int:
        """The sum of what could be had."""
        return sum(cell.max_points for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """One misconception, with the lines where it was seen most often."""

    code: str
    title: str
    students: int
    places: tuple[tuple[str, int, int], ...]  # slug, line, how many students


@dataclass(frozen=True, slots=True)
class Gradebook:
    """A whole class."""

    seed: int
    clock: Clock
    due: datetime | None
    exercises: tuple[Exercise, ...]
    lines: tuple[Line, ...]
    misunderstood: tuple[Misunderstood, ...] = ()


@dataclass(slots=True)
class Sum:
    """Take in one student after another; what is kept does not grow with the length of their reports."""

    seed: int
    clock: Clock
    due: datetime | None
    exercises: tuple[Exercise, ...]
    _lines: list[Line] = field(default_factory=list)
    _titles: dict[str, str] = field(default_factory=dict)
    _students: Counter[str] = field(default_factory=Counter)
    _places: dict[str, Counter[tuple[str, int]]] = field(default_factory=dict)

    def add(self, graded: Graded) -> Line:
        """Take in one student's report."""
        student = graded.student
        late = None
        if self.due is not None and student.committed is not None:
            late = student.committed > self.due
        cells = tuple(_cell(each) for each in graded.report.verdicts)
        line = Line(student.name, student.commit, student.committed, late, cells, graded.fault)
        self._lines.append(line)
        self._note(graded)
        return line

    def book(self) -> Gradebook:
        """Give the sum of all that were taken in."""
        misunderstood = tuple(
            Misunderstood(code, self._titles[code], number, self._most_often(code))
            for code, number in sorted(self._students.items(), key=lambda each: (-each[1], each[0]))
        )
        return Gradebook(self.seed, self.clock, self.due, self.exercises, tuple(self._lines), misunderstood)

    def _note(self, graded: Graded) -> None:
        seen: set[str] = set()
        places: set[tuple[str, str, int]] = set()
        for verdict in graded.report.verdicts:
            for each in verdict.diagnoses:
                self._titles[each.code] = each.title
                seen.add(each.code)
                line = each.place.line if isinstance(each.place, Place) else 0
                places.add((each.code, verdict.exercise.slug, line))
        self._students.update(seen)
        for code, slug, line in places:
            self._places.setdefault(code, Counter())[slug, line] += 1

    def _most_often(self, code: str) -> tuple[tuple[str, int, int], ...]:
        ordered = sorted(self._places[code].items(), key=lambda each: (-each[1], each[0]))
        return tuple((slug, line, number) for (slug, line), number in ordered[:_PLACES])


def _cell(verdict: Verdict) -> Cell:
    return Cell(
        verdict.exercise.slug,
        verdict.outcome,
        verdict.points,
        verdict.max_points,
        verdict.marks,
        tuple(each.code for each in verdict.diagnoses),
    )
