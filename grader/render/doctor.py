"""Write for the terminal what was seen of a program: what was found at which line, its tasks, their times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.render import timeline
from grader.render.exam import Exam, Group, TaskRow
from grader.render.excerpt import excerpt, indented
from grader.render.style import Line, Look, Piece, Role, line, paint
from grader.render.text import clean, cut, pad, width_of
from grader.render.waits import waiting

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.examination import Checkup
    from grader.model import Place

_BLANK = line()


def checkup(c: Checkup, *, width: int, unicode: bool, color: bool, source_of: Callable[[str], str]) -> str:
    """Show a program's examination; `source_of` gives the text of a file, empty where there is none."""
    exam, look = Exam(c, source_of), Look(width, unicode, color)
    blocks = [_heading(exam, look)]
    blocks += [_diagnosis(group, exam, look) for group in exam.groups]
    blocks += [_tasks(exam, look), _timeline(exam, look), _notes(c, look)]
    return paint([each for block in blocks if block for each in (_BLANK, *block)], look)


def _heading(exam: Exam, look: Look) -> list[Line]:
    sign = ("✓", "+") if exam.clean else ("✗", "x")
    return [
        (
            Piece(f"{sign[0] if look.unicode else sign[1]} ", Role.GOOD if exam.clean else Role.BAD),
            Piece(exam.checkup.program, Role.STRONG),
            Piece(f"   {exam.found}   {exam.ended}"),
        )
    ]


def _diagnosis(group: Group, exam: Exam, look: Look) -> list[Line]:
    """Show one code: each of its lines with what was seen there, then why and what to try."""
    first = group.first
    lines: list[Line] = [
        (Piece(f"  {first.title}", Role.STRONG), Piece(f"   explain {first.code}", Role.DIM))
    ]
    for message, place in group.shown:
        lines += [_BLANK, *(indented(message, look) if message else [])]
        lines += _source(place, exam, look) if place else []
    if group.hidden:
        lines.append(line(f"  {look.glyph('…')} and at {group.hidden} more lines", Role.DIM))
    if first.code == "deadlock":
        lines += [_BLANK, *waiting(exam.waits, look)]
    lines += [_BLANK, *indented(first.why, look)]
    return [*lines, *indented(first.try_one, look, prefix="Try: ", most=4)]


def _source(place: Place, exam: Exam, look: Look) -> list[Line]:
    shown = excerpt(exam.source_of(place.file), place.line, exam.note(place), look)
    return [line(f"  {place.file}:{place.line}", Role.DIM), *shown]


def _tasks(exam: Exam, look: Look) -> list[Line]:
    rows = [_cells(row, look) for row in exam.tasks]
    if not rows:
        return []
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    lines = [line("  Tasks:", Role.STRONG)]
    lines += [line("     " + "   ".join(map(pad, row, widths))) for row in rows]
    if exam.hidden_tasks:
        lines.append(line(f"     {look.glyph('…')} and {exam.hidden_tasks} more", Role.DIM))
    return lines


def _cells(row: TaskRow, look: Look) -> tuple[str, str, str, str]:
    name = cut(clean(row.name[:200], unicode=look.unicode), look.width // 3, unicode=look.unicode)
    return name, row.at, row.states, row.longest


def _timeline(exam: Exam, look: Look) -> list[Line]:
    chart = exam.chart
    drawn = timeline.draw(chart, width=look.width - 7, unicode=look.unicode) if chart else []
    return [line(f"     {each}") for each in drawn]


def _notes(c: Checkup, look: Look) -> list[Line]:
    lines: list[Line] = []
    for note in c.notes:
        lines += indented(note, look, Role.DIM)
    return lines
