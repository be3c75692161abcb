"""Draw how far a learner is, chapter by chapter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.render.style import Line, Look, Piece, Role, line, paint
from grader.render.text import clean, pad

if TYPE_CHECKING:
    from collections.abc import Sequence

_CELLS = 15  # of a full bar


@dataclass(frozen=True, slots=True)
class Row:
    """One chapter, in numbers."""

    chapter: str
    solved: int
    total: int
    points: int
    most_points: int
    attempts: int
    hints: int
    due: int  # reviews


def summary(rows: Sequence[Row], look: Look) -> str:
    """Write one line for each chapter, and the sum."""
    lines = [_row(row, look, max((len(each.chapter) for each in rows), default=0)) for row in rows]
    solved, total = sum(row.solved for row in rows), sum(row.total for row in rows)
    points, most = sum(row.points for row in rows), sum(row.most_points for row in rows)
    lines += [line(), line(f"Solved {solved} of {total}, {points} of {most} points.", Role.STRONG)]
    if due := sum(row.due for row in rows):
        lines.append(line(reviews(due), Role.WARN))
    return paint(lines, look)


def reviews(due: int) -> str:
    """Say how many reviews are due, and how to begin one."""
    return f"{'1 review is' if due == 1 else f'{due} reviews are'} due: python -m grader review"


def bar(done: int, total: int, cells: int, look: Look) -> str:
    """Draw a bar that is full when all is done, and only then."""
    full, empty = ("█", "░") if look.unicode else ("#", "-")
    filled = cells * done // total if total else 0
    return full * filled + empty * (cells - filled)


def _row(row: Row, look: Look, column: int) -> Line:
    name = pad(clean(row.chapter, unicode=look.unicode), column)
    tries = "1 try" if row.attempts == 1 else f"{row.attempts} tries"
    hints = "1 hint" if row.hints == 1 else f"{row.hints} hints"
    tried = f"{tries}, {hints}" if row.attempts or row.hints else ""
    return (
        Piece(f"  {name}  ", Role.PLAIN),
        Piece(bar(row.solved, row.total, _CELLS, look), Role.GOOD),
        Piece(f"  {row.solved:>2} of {row.total:<2}  {row.points:>3} points"),
        Piece(f"  {tried}", Role.DIM),
    )
