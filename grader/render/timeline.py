"""Draw a picture of calls in flight as text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.render.chart import Chart, Row, Scale, scale
from grader.render.text import clean, cut, pad, seconds, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDEST = 60  # cells of the chart; wider bars do not say more
GAP = 4  # cells between two pictures


@dataclass(frozen=True, slots=True)
class _Ink:
    first: str
    second: str  # for a bar that touches the one before it
    folded: str
    instant: str  # a call that took no time


_UNICODE = _Ink("█", "▓", "░", "▏")
_ASCII = _Ink("#", "=", ":", "|")


@dataclass(frozen=True, slots=True)
class _Axis:
    scale: Scale
    cells: int

    def at(self, instant: float) -> int:
        """Give the cell of an instant."""
        return round(instant / self.scale.end * self.cells)


def draw(chart: Chart, *, width: int, unicode: bool, note: str = "") -> list[str]:
    """Give an axis, a row for each call, and how many were in flight at most; `note` stands below."""
    ink = _UNICODE if unicode else _ASCII
    labels = [clean(row.label, unicode=unicode) for row in chart.rows]
    names = [chart.title, *labels, "possible" if chart.possible else ""]
    column = min(max(map(width_of, names)), max(8, width // 4))
    axis = _axis(chart.end, max(10, min(_WIDEST, width - column - 2 - 7)))

    def row(name: str, body: str) -> str:
        return pad(cut(name, column, unicode=unicode), column + 2) + body

    lines = [row(clean(chart.title, unicode=unicode), _ruler(axis))]
    lines += [row(label, _bars(each, axis, ink)) for label, each in zip(labels, chart.rows, strict=True)]
    facts = [chart.fact, note]
    together = row("", "; ".join(filter(None, facts)))
    lines += [together] if width_of(together) <= width else [row("", each) for each in facts]
    if chart.possible:
        shade = _bars(Row("", ((0, chart.possible),), folded=True), axis, ink).rstrip()
        lines.append(row("possible", f"{shade} {seconds(chart.possible)}"))
    return [cut(line.rstrip(), width, unicode=unicode) for line in lines]


def side_by_side(left: Sequence[str], right: Sequence[str], width: int) -> list[str]:
    """Put one picture beside the other, or below it where the width does not allow that."""
    column = max(map(width_of, left)) + GAP
    if column + max(map(width_of, right)) > width:
        return [*left, "", *right]
    height = max(len(left), len(right))
    pairs = zip([*left, *[""] * (height - len(left))], [*right, *[""] * (height - len(right))], strict=True)
    return [(pad(one, column) + other).rstrip() for one, other in pairs]


def _bars(row: Row, axis: _Axis, ink: _Ink) -> str:
    cells = [" "] * axis.cells
    fills = (ink.folded, ink.folded) if row.folded else (ink.first, ink.second)
    fill, touched = 1, -1
    for start, end in row.bars:
        begin = min(axis.at(start), axis.cells - 1)
        stop = min(max(axis.at(end), begin + 1), axis.cells)
        fill = 1 - fill if begin <= touched else 0
        cells[begin:stop] = [fills[fill] if end > start else ink.instant] * (stop - begin)
        touched = stop
    return "".join(cells)


def _ruler(axis: _Axis) -> str:
    """Give the instants under which the bars stand."""
    line = ""
    for instant, label in axis.scale.ticks:
        line = pad(line, axis.at(instant)) + label
    return line


def _axis(end: float, cells: int) -> _Axis:
    """Give an axis of at most so many cells on which each label stands at a whole cell."""
    found = scale(end, cells)
    between = int(found.step / end * cells)
    return _Axis(found, min(cells, round(between * end / found.step)))
