"""Write a gradebook as CSV for a spreadsheet, and as JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Protocol

from grader.model import Mark
from grader.render.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from grader.model import Clock, Exercise, Marks, Outcome

VERSION = 1
# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Cell(Protocol):
    """One student's result of one exercise."""

    @property
    def slug(self) -> str: ...  # noqa: D102 - the names are those of the output
    @property
    def outcome(self) -> Outcome: ...  # noqa: D102
    @property
    def points(self) -> int: ...  # noqa: D102
    @property
    def max_points(self) -> int: ...  # noqa: D102
    @property
    def marks(self) -> Marks: ...  # noqa: D102
    @property
    def codes(self) -> Sequence[str]: ...  # noqa: D102


class Line(Protocol):
    """One student."""

    @property
    def student(self) -> str: ...  # noqa: D102 - as above
    @property
    def commit(self) -> str: ...  # noqa: D102
    @property
    def committed(self) -> datetime | None: ...  # noqa: D102
    @property
    def late(self) -> bool | None: ...  # noqa: D102
    @property
    def cells(self) -> Sequence[Cell]: ...  # noqa: D102
    @property
    def fault(self) -> str: ...  # noqa: D102
    @property
    def points(self) -> int: ...  # noqa: D102
    @property
    def max_points(self) -> int: ...  # noqa: D102


class Misunderstood(Protocol):
    """One misconception of the class."""

    @property
    def code(self) -> str: ...  # noqa: D102 - as above
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def students(self) -> int: ...  # noqa: D102
    @property
    def places(self) -> Sequence[tuple[str, int, int]]: ...  # noqa: D102


class Gradebook(Protocol):
    """A whole class."""

    @property
    def seed(self) -> int: ...  # noqa: D102 - as above
    @property
    def clock(self) -> Clock: ...  # noqa: D102
    @property
    def due(self) -> datetime | None: ...  # noqa: D102
    @property
    def exercises(self) -> Sequence[Exercise]: ...  # noqa: D102
    @property
    def lines(self) -> Sequence[Line]: ...  # noqa: D102
    @property
    def misunderstood(self) -> Sequence[Misunderstood]: ...  # noqa: D102


def as_csv(book: Gradebook) -> str:
    """Give one row for each student; what could be a formula is made text by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    head = ["student", "commit", "committed", "late", "points", "max_points", "fault"]
    parts = ("points", "outcome", *Mark)
    writer.writerow([*head, *(f"{each.slug}.{part}" for each in book.exercises for part in parts)])
    for line in book.lines:
        writer.writerow([_safe(text) for text in _row(line, book.exercises)])
    return out.getvalue()


def as_json(book: Gradebook) -> str:
    """Give the whole book; the same book gives the same bytes."""
    document = {
        "version": VERSION,
        "seed": book.seed,
        "clock": book.clock.value,
        "due": _when(book.due),
        "students": [_line(each) for each in book.lines],
        "misconceptions": [_misunderstood(each) for each in book.misunderstood],
    }
    return json.dumps(document, ensure_ascii=True, indent=1, allow_nan=False) + "\n"


def _row(line: Line, exercises: Sequence[Exercise]) -> Iterator[str]:
    late = "" if line.late is None else ("yes" if line.late else "no")
    yield from (line.student, line.commit, _when(line.committed) or "", late)
    yield from (str(line.points), str(line.max_points), line.fault)
    cells = {cell.slug: cell for cell in line.cells}
    for exercise in exercises:
        cell = cells.get(exercise.slug)
        if cell is None:
            yield from [""] * (2 + len(Mark))
            continue
        yield from (str(cell.points), cell.outcome.value)
        yield from (cell.marks.of(mark).value for mark in Mark)


def _safe(text: str) -> str:
    shown = clean(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def _line(line: Line) -> dict[str, Any]:
    return {
        "student": clean(line.student),
        "commit": line.commit,
        "committed": _when(line.committed),
        "late": line.late,
        "points": line.points,
        "max_points": line.max_points,
        "fault": clean(line.fault),
        "exercises": [_cell(cell) for cell in line.cells],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "slug": cell.slug,
        "outcome": cell.outcome.value,
        "points": cell.points,
        "max_points": cell.max_points,
        "marks": {mark.value: cell.marks.of(mark).value for mark in Mark},
        "codes": list(cell.codes),
    }


def _misunderstood(each: Misunderstood) -> dict[str, Any]:
    places = [{"slug": slug, "line": line, "students": number} for slug, line, number in each.places]
    return {"code": each.code, "title": each.title, "students": each.students, "places": places}


def _when(when: datetime | None) -> str | None:
    return when.isoformat(timespec="seconds") if when else None
