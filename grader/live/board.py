"""Make a picture of a class out of what its batch has told so far; nothing happens here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from grader.live.records import Batch, Cell, Student, Task

CHANGES = 12  # that are kept
COMMON = 8  # misconceptions that are shown
_PLACES = 3  # of one misconception that are shown


@dataclass(frozen=True, slots=True)
class Row:
    """One student; a cell is None where nothing is known yet."""

    key: str
    name: str
    cells: tuple[Cell | None, ...]  # in the order of the exercises
    fresh: bool  # graded in this batch
    late: bool = False
    fault: str = ""

    @property
    def points(self) -> int:
        """The sum of the points."""
        return sum(cell.points for cell in self.cells if cell)

    @property
    def passed(self) -> frozenset[str]:
        """The slugs of what has passed."""
        return frozenset(cell.slug for cell in self.cells if cell and cell.outcome is Outcome.PASSED)


@dataclass(frozen=True, slots=True)
class Change:
    """What a new result has changed for a student."""

    at: datetime
    name: str
    gained: tuple[str, ...]  # slugs that pass now
    lost: tuple[str, ...]  # slugs that passed before
    passed: int


@dataclass(frozen=True, slots=True)
class Common:
    """A misconception, with the lines where most students have it."""

    code: str
    title: str
    students: int
    places: tuple[tuple[str, int, int], ...]  # slug, line, how many students


@dataclass(frozen=True, slots=True)
class Board:
    """The class at one moment; without results it has no rows."""

    seed: int = 0
    exercises: tuple[Task, ...] = ()
    rows: tuple[Row, ...] = ()
    common: tuple[Common, ...] = ()
    changes: tuple[Change, ...] = ()  # the newest first

    @property
    def graded(self) -> int:
        """How many students this batch has graded."""
        return sum(row.fresh for row in self.rows)

    @property
    def passed(self) -> tuple[int, ...]:
        """How many students have passed each exercise."""
        often = Counter(slug for row in self.rows for slug in row.passed)
        return tuple(often[each.slug] for each in self.exercises)


def following(
    before: Board | None, batch: Batch | None, students: Mapping[str, Student], at: datetime
) -> Board:
    """Give the board that follows another; on the first one nothing has changed yet."""
    if batch is None:
        return Board(changes=before.changes if before else ())
    rows = tuple(
        _row(name.key, name.name, batch, students.get(name.key))
        for name in sorted(batch.students, key=lambda each: (each.name.casefold(), each.key))
    )
    told = [students[row.key] for row in rows if row.key in students]
    changes: list[Change] = []
    if before is not None:
        old = {row.key: row.passed for row in before.rows}
        changes = [change for row in rows if (change := _change(old.get(row.key, frozenset()), row, at))]
    kept = (*changes, *(before.changes if before else ()))[:CHANGES]
    return Board(batch.seed, batch.exercises, rows, _common(told), kept)


def _row(key: str, name: str, batch: Batch, student: Student | None) -> Row:
    if student is None:
        return Row(key, name, (None,) * len(batch.exercises), fresh=False)
    cells = {cell.slug: cell for cell in student.cells}
    return Row(
        key,
        name,
        tuple(cells.get(each.slug) for each in batch.exercises),
        fresh=student.batch == batch.number,
        late=bool(student.late),
        fault=student.fault,
    )


def _change(old: frozenset[str], row: Row, at: datetime) -> Change | None:
    new = row.passed
    # What is not among the exercises of this batch has not been lost.
    known = {cell.slug for cell in row.cells if cell}
    gained, lost = sorted(new - old), sorted((old - new) & known)
    return Change(at, row.name, tuple(gained), tuple(lost), len(new)) if gained or lost else None


def _common(students: list[Student]) -> tuple[Common, ...]:
    often: Counter[str] = Counter()
    places: dict[str, Counter[tuple[str, int]]] = {}
    titles: dict[str, str] = {}
    for student in students:
        titles.update((each.code, each.title) for each in student.seen)
        often.update({each.code for each in student.seen})
        for code, slug, line in {(each.code, each.slug, each.line) for each in student.seen}:
            places.setdefault(code, Counter())[slug, line] += 1
    order = sorted(often.items(), key=lambda each: (-each[1], each[0]))[:COMMON]
    return tuple(Common(code, titles[code], many, _most(places[code])) for code, many in order)


def _most(places: Counter[tuple[str, int]]) -> tuple[tuple[str, int, int], ...]:
    order = sorted(places.items(), key=lambda each: (-each[1], each[0]))[:_PLACES]
    return tuple((slug, line, many) for (slug, line), many in order)
