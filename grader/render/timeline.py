"""Draw which calls were in flight when, as text."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.render.text import clean, cut, pad, seconds, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grader.model import Span

MAX_ROWS = 8
_HEAD, _TAIL = 4, 3  # rows that are shown of a picture with too many
_WIDEST = 60  # cells of the chart; wider bars do not say more
_SPARSE = 10  # cells from one label of the axis to the next, at least
GAP = 4  # cells between two pictures
_FOREVER = 1e9  # seconds; what claims to have run longer is not drawn
_CLOSE = 6  # digits: starts and ends that differ by less are the same instant


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    bars: tuple[tuple[float, float], ...]  # starts and ends, in seconds
    folded: bool = False


@dataclass(frozen=True, slots=True)
class _Ink:
    first: str
    second: str  # for a bar that touches the one before it
    folded: str
    instant: str  # a call that took no time
    ellipsis: str


_UNICODE = _Ink("█", "▓", "░", "▏", "…")
_ASCII = _Ink("#", "=", ":", "|", "...")


@dataclass(frozen=True, slots=True)
class _Axis:
    end: float  # seconds
    cells: int
    step: float  # seconds between two labels

    def at(self, instant: float) -> int:
        """Give the cell of an instant."""
        return round(instant / self.end * self.cells)


def draw(  # noqa: PLR0913 - each is one property of the picture
    spans: Sequence[Span],
    *,
    width: int,
    unicode: bool,
    title: str = "",
    until: float | None = None,
    possible: float | None = None,
    note: str = "",
    order: Sequence[str] = (),
) -> list[str]:
    """Give an axis, a row for each call, and how many were in flight at most; nothing without spans.

    `until` is where the axis ends at the earliest, so that two pictures can share a scale; `possible` adds
    a bar for the time that a right answer takes. All times are seconds. `note` stands below the bars.
    Rows stand in the order of their start; labels in `order` come first, in that order.
    """
    usable = [span for span in spans if max(abs(span.start), abs(span.end)) < _FOREVER]
    if not usable:
        return []
    ink = _UNICODE if unicode else _ASCII
    rows = _folded(_rows(usable, unicode, order), ink)
    end = max(*(span.end for span in usable), until or 0, possible or 0)
    names = [title, *(row.label for row in rows), "possible" if possible else ""]
    column = min(max(map(width_of, names)), max(8, width // 4))
    axis = _axis(end if end > 1e-6 else 1.0, max(10, min(_WIDEST, width - column - 2 - 7)))

    def row(name: str, body: str) -> str:
        return pad(cut(name, column, unicode=unicode), column + 2) + body

    lines = [row(clean(title, unicode=unicode), _ruler(axis))]
    lines += [row(each.label, _bars(each, axis, ink)) for each in rows]
    facts = [f"at most {peak(usable)} in flight", note]
    together = row("", "; ".join(filter(None, facts)))
    lines += [together] if width_of(together) <= width else [row("", each) for each in facts]
    if possible:
        shade = _bars(_Row("", ((0, possible),), folded=True), axis, ink).rstrip()
        lines.append(row("possible", f"{shade} {seconds(possible)}"))
    return [cut(line.rstrip(), width, unicode=unicode) for line in lines]


def side_by_side(left: Sequence[str], right: Sequence[str], width: int) -> list[str]:
    """Put one picture beside the other, or below it where the width does not allow that."""
    if not left or not right:
        return [*left, *right]
    column = max(map(width_of, left)) + GAP
    if column + max(map(width_of, right)) > width:
        return [*left, "", *right]
    height = max(len(left), len(right))
    pairs = zip([*left, *[""] * (height - len(left))], [*right, *[""] * (height - len(right))], strict=True)
    return [(pad(one, column) + other).rstrip() for one, other in pairs]


def peak(spans: Sequence[Span]) -> int:
    """Count the calls that were in flight at once, at most."""
    # At one instant the ends come first: a call that starts when another ends does not overlap it.
    edges = [(round(span.start, _CLOSE), 1) for span in spans if span.end > span.start]
    edges += [(round(span.end, _CLOSE), -1) for span in spans if span.end > span.start]
    most = now = 0
    for _, step in sorted(edges):
        now += step
        most = max(most, now)
    return max(most, 1)


def _rows(spans: Sequence[Span], unicode: bool, order: Sequence[str]) -> list[_Row]:
    """Give one row for each label, and more for calls of one label that overlap."""
    rank = {label: number for number, label in enumerate(dict.fromkeys(order))}
    bars: list[list[tuple[float, float]]] = []
    labels: list[str] = []
    last: dict[str, int] = {}
    for span in sorted(spans, key=lambda each: (rank.get(each.label, len(rank)), each.start, each.end)):
        start, end = max(0.0, span.start), max(0.0, span.start, span.end)
        row = last.get(span.label)
        if row is None or round(bars[row][-1][1], _CLOSE) > round(start, _CLOSE):
            row = last[span.label] = len(bars)
            bars.append([])
            labels.append(span.label)
        bars[row].append((start, end))
    return [
        _Row(clean(label[:200], unicode=unicode), tuple(row)) for label, row in zip(labels, bars, strict=True)
    ]


def _folded(rows: list[_Row], ink: _Ink) -> list[_Row]:
    """Give at most MAX_ROWS rows: like ones together first, then the middle as one."""
    if len(rows) > MAX_ROWS:
        rows = [_merged(run, ink) for run in _runs(rows)]
    if len(rows) > MAX_ROWS:
        middle = rows[_HEAD:-_TAIL]
        covered = tuple(bar for row in middle for bar in row.bars)
        count = f"{ink.ellipsis} {len(middle)} more"
        rows = [*rows[:_HEAD], _Row(count, covered, folded=True), *rows[-_TAIL:]]
    return rows


def _runs(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Yield neighbours that start and end alike."""
    run: list[_Row] = []
    for row in rows:
        if run and _instants(run[0]) != _instants(row):
            yield run
            run = []
        run.append(row)
    yield run


def _instants(row: _Row) -> tuple[tuple[float, float], ...]:
    return tuple((round(start, _CLOSE), round(end, _CLOSE)) for start, end in row.bars)


def _merged(run: list[_Row], ink: _Ink) -> _Row:
    if len(run) == 1:
        return run[0]
    first, last = run[0].label, run[-1].label
    names = first if first == last else f"{first} {ink.ellipsis} {last}"
    label = f"{names} ({len(run)})"
    return _Row(label if width_of(label) <= 16 else f"{len(run)} calls", run[0].bars)


def _bars(row: _Row, axis: _Axis, ink: _Ink) -> str:
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
    for number in range(int(axis.end / axis.step + 1e-9) + 1):
        line = pad(line, axis.at(number * axis.step)) + _tick(number * axis.step, axis.step, axis.end)
    return line


def _axis(end: float, cells: int) -> _Axis:
    """Give an axis of at most so many cells on which each label stands at a whole cell."""
    step = _step(end, cells)
    between = int(step / end * cells)
    return _Axis(end, min(cells, round(between * end / step)), step)


def _step(end: float, cells: int) -> float:
    """Give the smallest round step whose labels stand clear of one another."""
    power = math.floor(math.log10(end)) - 2
    for exponent in range(power, power + 4):
        for digit in (1, 2, 5):
            step = digit * 10.0**exponent
            if step / end * cells >= max(_SPARSE, len(_tick(end, step, end)) + 2):
                return step
    return end


def _tick(value: float, step: float, end: float) -> str:
    factor, unit = (1.0, "s") if end >= 0.1 else (1000.0, "ms")
    digits = max(0, -math.floor(math.log10(step * factor) + 1e-9)) if value else 0
    return f"{value * factor:.{digits}f} {unit}"
