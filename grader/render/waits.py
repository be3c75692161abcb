"""Show what each task was waiting for when nothing could go on."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from grader.render.style import Line, Look, Role, line
from grader.render.text import clean, cut, pad, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.model import Wait

_MOST = 8  # rows


def waiting(waits: Sequence[Wait], look: Look) -> list[Line]:
    """Give a row for each task, or, of many, one for neighbours that wait at one line for the same."""
    if not waits:
        return []
    alike = [[each] for each in waits]
    if len(waits) > _MOST:
        alike = [list(group) for _, group in groupby(waits, key=lambda each: (each.what, each.place))]
    rows = [_row(group, look) for group in alike[:_MOST]]
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    lines = [line("  Waiting at the end:", Role.STRONG)]
    lines += [line("     " + "   ".join(map(pad, row, widths))) for row in rows]
    if len(alike) > _MOST:
        rest = sum(map(len, alike[_MOST:]))
        lines.append(line(f"     {look.glyph('…')} and {rest} more", Role.DIM))
    return lines


def _row(group: list[Wait], look: Look) -> tuple[str, str, str]:
    """Give the tasks, what they wait for, the line."""

    def cell(text: str, width: int) -> str:
        return cut(clean(text[:200], unicode=look.unicode), width, unicode=look.unicode)

    first, third = group[0], look.width // 3
    more = f" and {len(group) - 1} more" if len(group) > 1 else ""
    task = cell(first.task, third - 4 - len(more)) + more
    return task, cell(first.what, third), f"line {first.place.line}" if first.place else ""
