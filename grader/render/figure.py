"""Place a picture of calls in flight on a drawing of any width: shares of the width, pixels of the height."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.render.chart import scale
from grader.render.text import seconds, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grader.render.chart import Chart

_AXIS, _LANE = 26, 22  # pixels: the height of the axis, of a row
_CELLS = 40  # of a chart beside another one; decides how many labels the axis has
_NARROW, _WIDE, _CELL = 8.0, 34.0, 2.2  # percent: the column of names at least, at most, for a character
_INSTANT = 0.7  # percent: a bar is at least as wide
_MARGIN = 2.0  # percent, right of the bars
_MOST_WORDS = 6  # calls of one row that are told in words


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle; its place and width are percentages."""

    x: str
    width: str
    kind: str  # call, instant, folded, possible
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of bars under one name."""

    label: str
    y: int
    bars: tuple[Bar, ...]

    @property
    def words(self) -> str:
        """The times of the bars."""
        told = "; ".join(bar.words for bar in self.bars[:_MOST_WORDS])
        more = len(self.bars) - _MOST_WORDS
        return f"{told}; and {more} more" if more > 0 else told


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled line of the axis."""

    x: str
    label: str
    late: bool  # its label stands left of it


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, and the same in words."""

    title: str
    fact: str
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    column: str  # the width of the names
    height: int

    @property
    def words(self) -> str:
        """All that the drawing shows."""
        return ". ".join(f"{lane.label}: {lane.words}" for lane in self.lanes) + "."


def figures(charts: Sequence[Chart]) -> tuple[Figure, ...]:
    """Place rows, bars and axes of charts that stand side by side: what is equally long looks so."""
    names = [row.label for chart in charts for row in chart.rows]
    names += ["possible" for chart in charts if chart.possible]
    column = min(_WIDE, max(_NARROW, 2 + _CELL * max(map(width_of, names), default=0)))
    return tuple(_figure(chart, column) for chart in charts)


def _figure(chart: Chart, column: float) -> Figure:
    lanes = tuple(_lanes(chart, column))
    ticks = ((_at(instant, chart.end, column), label) for instant, label in scale(chart.end, _CELLS).ticks)
    return Figure(
        chart.title,
        chart.fact,
        lanes,
        tuple(Tick(_percent(x), label, late=x + _CELL * len(label) > 98) for x, label in ticks),
        _percent(column - 1),
        _AXIS + _LANE * len(lanes),
    )


def _lanes(chart: Chart, column: float) -> Iterator[Lane]:
    rows = [(row.label, row.bars, "folded" if row.folded else "call") for row in chart.rows]
    if chart.possible:
        rows.append(("possible", ((0.0, chart.possible),), "possible"))
    for number, (label, bars, kind) in enumerate(rows):
        placed = (_bar(*each, kind, chart.end, column) for each in bars)
        yield Lane(label, _AXIS + _LANE * number, tuple(placed))


def _bar(start: float, end: float, kind: str, whole: float, column: float) -> Bar:
    first, last = _at(start, whole, column), _at(end, whole, column)
    words = f"{seconds(start)} to {seconds(end)}" if end > start else f"at {seconds(start)}"
    kind = kind if end > start else "instant"
    return Bar(_percent(min(first, 100 - _INSTANT)), _percent(max(last - first, _INSTANT)), kind, words)


def _at(instant: float, whole: float, column: float) -> float:
    return column + instant / whole * (100 - _MARGIN - column)


def _percent(value: float) -> str:
    return f"{value:.2f}%"
