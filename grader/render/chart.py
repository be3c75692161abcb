"""Lay out which calls were in flight when, before anything is drawn: rows, bars, a scale."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.render.text import clean, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grader.model import Span

MAX_ROWS = 8
_HEAD, _TAIL = 4, 3  # rows that are shown of a picture with too many
_SPARSE = 10  # cells from one label of the axis to the next, at least
_LONGEST = 16  # cells of a label that stands for several calls
_FOREVER = 1e9  # seconds; what claims to have run longer is not drawn
_CLOSE = 6  # digits: starts and ends that differ by less are the same instant


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a picture: a call and its repetitions, or several calls that are shown as one."""

    label: str  # clean
    bars: tuple[tuple[float, float], ...]  # starts and ends, in seconds
    folded: bool = False  # stands for rows that differ


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture's content; all times are seconds."""

    title: str
    rows: tuple[Row, ...]
    end: float  # of the axis, which starts at 0
    peak: int  # calls in flight at once, at most
    possible: float | None = None  # the time that a right answer takes, for a bar of its own

    @property
    def fact(self) -> str:
        """What stands below the bars."""
        return f"at most {self.peak} in flight"


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from 0 to `end` with a label every `step` seconds."""

    end: float
    step: float

    @property
    def ticks(self) -> tuple[tuple[float, str], ...]:
        """The labelled instants, with their labels."""
        instants = [number * self.step for number in range(int(self.end / self.step + 1e-9) + 1)]
        return tuple((each, _tick(each, self.step, self.end)) for each in instants)


def lay_out(
    spans: Sequence[Span],
    *,
    title: str = "",
    beside: Sequence[Span] = (),
    possible: float | None = None,
    order: Sequence[str] = (),
) -> Chart | None:
    """Give a row for each call, and how many were in flight at most; nothing without spans.

    `beside` are the spans of the picture beside this one, which is to have the same scale.
    Rows stand in the order of their start; labels in `order` come first, in that order.
    """
    usable = _usable(spans)
    if not usable:
        return None
    end = max(*(span.end for span in (*usable, *_usable(beside))), possible or 0)
    rows = tuple(_folded(_rows(usable, order)))
    return Chart(title, rows, end if end > 1e-6 else 1.0, peak(usable), possible)


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


def scale(end: float, cells: int) -> Scale:
    """Give the axis with the smallest round step whose labels stand clear of one another."""
    power = math.floor(math.log10(end)) - 2
    for exponent in range(power, power + 4):
        for digit in (1, 2, 5):
            step = digit * 10.0**exponent
            if step / end * cells >= max(_SPARSE, len(_tick(end, step, end)) + 2):
                return Scale(end, step)
    return Scale(end, end)


def _usable(spans: Sequence[Span]) -> list[Span]:
    return [span for span in spans if max(abs(span.start), abs(span.end)) < _FOREVER]


def _rows(spans: Sequence[Span], order: Sequence[str]) -> list[Row]:
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
    return [Row(clean(label[:200]), tuple(row)) for label, row in zip(labels, bars, strict=True)]


def _folded(rows: list[Row]) -> list[Row]:
    """Give at most MAX_ROWS rows: like ones together first, then the middle as one."""
    if len(rows) > MAX_ROWS:
        rows = [_merged(run) for run in _runs(rows)]
    if len(rows) > MAX_ROWS:
        middle = rows[_HEAD:-_TAIL]
        covered = tuple(bar for row in middle for bar in row.bars)
        rows = [*rows[:_HEAD], Row(f"… {len(middle)} more", covered, folded=True), *rows[-_TAIL:]]
    return rows


def _runs(rows: list[Row]) -> Iterator[list[Row]]:
    """Yield neighbours that start and end alike."""
    run: list[Row] = []
    for row in rows:
        if run and _instants(run[0]) != _instants(row):
            yield run
            run = []
        run.append(row)
    yield run


def _instants(row: Row) -> tuple[tuple[float, float], ...]:
    return tuple((round(start, _CLOSE), round(end, _CLOSE)) for start, end in row.bars)


def _merged(run: list[Row]) -> Row:
    if len(run) == 1:
        return run[0]
    first, last = run[0].label, run[-1].label
    names = first if first == last else f"{first} … {last}"
    label = f"{names} ({len(run)})"
    return Row(label if width_of(label) <= _LONGEST else f"{len(run)} calls", run[0].bars)


def _tick(value: float, step: float, end: float) -> str:
    factor, unit = (1.0, "s") if end >= 0.1 else (1000.0, "ms")
    digits = max(0, -math.floor(math.log10(step * factor) + 1e-9)) if value else 0
    return f"{value * factor:.{digits}f} {unit}"
