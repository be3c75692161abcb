"""Write the table of marks of a submission, and its sum."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from grader.model import Mark, Outcome, Report, Verdict
from grader.render import tally
from grader.render.excerpt import indented
from grader.render.style import Line, Look, Piece, Role, line, mark_piece, outcome_piece, role_of, word
from grader.render.text import clean, cut, pad, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_MANY = 20  # exercises; beyond, a chapter that is done takes one line
_MARKS = "   ".join(Mark)
_POINTS = len("points")


def table(verdicts: Sequence[Verdict], look: Look) -> list[Line]:
    """Give a row of marks for each exercise, under the name of its chapter."""
    room = max(8, look.width - len(_MARKS) - _POINTS - 10)
    column = min(room, max(width_of(_slug(each, look)) for each in verdicts))
    lines = [line(f"{' ' * (column + 4)}   {_MARKS}   points", Role.DIM)]
    for chapter, members in groupby(verdicts, key=lambda each: each.exercise.chapter):
        rows = list(members)
        if len(verdicts) > _MANY and all(each.outcome is Outcome.PASSED for each in rows):
            lines.append(_done(chapter, rows, look, column))
        else:
            lines.append(line(chapter, Role.STRONG))
            lines += [_row(each, look, column) for each in rows]
    return lines


def summary(r: Report, look: Look) -> list[Line]:
    """Give how many passed, the points, and how it was graded."""
    role = Role.GOOD if r.passed else Role.STRONG
    if len(r.verdicts) == 1:
        lines = [line(f"{tally.headline(r)} {tally.how(r)}", role)]
    else:
        others = tally.others(r)
        lines = [line(tally.headline(r), role), *(indented(others, look) if others else [])]
        for each in r.verdicts:
            lines += indented(each.message, look, most=3) if each.outcome is Outcome.SKIPPED else []
        lines += [line(tally.how(r), Role.DIM)]
    for note in r.notes:
        lines += indented(note, look, Role.WARN, most=3)
    return lines


def _slug(v: Verdict, look: Look) -> str:
    return clean(v.exercise.slug[:200], unicode=look.unicode)


def _row(v: Verdict, look: Look, column: int) -> Line:
    name = pad(cut(_slug(v, look), column, unicode=look.unicode), column)
    row: Line = (Piece("  "), outcome_piece(v.outcome, look), Piece(f" {name}"))
    for mark in Mark:
        sign = mark_piece(v.marks.of(mark), look)
        left = (len(mark) - 1) // 2
        row += (Piece(" " * (3 + left)), sign, Piece(" " * (len(mark) - 1 - left)))
    row += (Piece(f"   {v.points:>3}/{v.max_points}"),)
    if v.outcome not in {Outcome.PASSED, Outcome.FAILED}:
        row += (Piece(f"  {word(v.outcome)}", role_of(v.outcome)),)
    return row


def _done(chapter: str, rows: Sequence[Verdict], look: Look, column: int) -> Line:
    points = sum(each.points for each in rows)
    name = pad(cut(clean(chapter, unicode=look.unicode), column + 2, unicode=look.unicode), column + 2)
    count = pad(f"all {len(rows)} passed", len(_MARKS))
    most = sum(each.max_points for each in rows)
    return (
        outcome_piece(Outcome.PASSED, look),
        Piece(" "),
        Piece(name, Role.STRONG),
        Piece(f"   {count}   {points:>3}/{most}"),
    )
