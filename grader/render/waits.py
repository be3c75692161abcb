"""Show what each task was waiting for when nothing could go on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from grader.render.style import Line, Look, Role, line
from grader.render.text import clean, cut, pad, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.model import Place, Wait

_MOST = 8  # rows


@dataclass(frozen=True, slots=True)
class WaitRow:
    """A task that waits, or several that wait alike."""

    task: str
    more: int  # tasks beside the named one
    what: str
    place: Place | None

    @property
    def others(self) -> str:
        """How many tasks beside the named one wait alike."""
        return f" and {self.more} more" if self.more else ""

    @property
    def at(self) -> str:
        """The line at which they wait, if it is known."""
        return f"line {self.place.line}" if self.place else ""


def rows(waits: Sequence[Wait]) -> tuple[tuple[WaitRow, ...], int]:
    """Give a row for each task, or, of many, for neighbours that wait alike; and how many are left out."""
    alike = [[each] for each in waits]
    if len(waits) > _MOST:
        alike = [list(group) for _, group in groupby(waits, key=lambda each: (each.what, each.place))]
    shown = (WaitRow(group[0].task, len(group) - 1, group[0].what, group[0].place) for group in alike[:_MOST])
    return tuple(shown), sum(map(len, alike[_MOST:]))


def waiting(waits: Sequence[Wait], look: Look) -> list[Line]:
    """Draw the rows."""
    shown, hidden = rows(waits)
    if not shown:
        return []
    cells = [_cells(each, look) for each in shown]
    widths = [max(map(width_of, column)) for column in zip(*cells, strict=True)]
    lines = [line("  Waiting at the end:", Role.STRONG)]
    lines += [line("     " + "   ".join(map(pad, row, widths))) for row in cells]
    if hidden:
        lines.append(line(f"     {look.glyph('…')} and {hidden} more", Role.DIM))
    return lines


def _cells(row: WaitRow, look: Look) -> tuple[str, str, str]:
    def cell(text: str, width: int) -> str:
        return cut(clean(text[:200], unicode=look.unicode), width, unicode=look.unicode)

    third = look.width // 3
    task = cell(row.task, third - 4 - len(row.others)) + row.others
    return task, cell(row.what, third), row.at
