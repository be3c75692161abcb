"""The picture of which calls were in flight when."""

from __future__ import annotations

import pytest

from grader.model import Span
from grader.render.chart import MAX_ROWS, lay_out, peak
from grader.render.text import width_of
from grader.render.timeline import draw, side_by_side


def spans(count: int, *, together: int = 1, each: float = 1.0) -> list[Span]:
    """Give calls of equal length, so many of them at a time."""
    return [
        Span(f"c{at}", f"Task-{at}", at // together * each, (at // together + 1) * each)
        for at in range(count)
    ]


def drawn(
    calls: list[Span],
    *,
    width: int = 60,
    unicode: bool = True,
    title: str = "",
    possible: float | None = None,
) -> list[str]:
    """Lay the calls out and draw them."""
    chart = lay_out(calls, title=title, possible=possible)
    assert chart
    return draw(chart, width=width, unicode=unicode)


def bar(line: str) -> tuple[int, int]:
    """Give where the bar of a line starts and ends."""
    return line.index("█"), line.rindex("█") + 1


def test_sequential_calls_form_a_staircase() -> None:
    """Each bar starts where the one before it ended."""
    rows = drawn(spans(3), title="yours")[1:4]
    bars = [bar(row) for row in rows]
    assert bars[0][1] == bars[1][0]
    assert bars[1][1] == bars[2][0]
    assert len({end - start for start, end in bars}) == 1


def test_the_labels_of_the_axis_stand_where_the_bars_start() -> None:
    """The bar of a call that starts at 2 s starts under "2 s"."""
    axis, *rows = drawn(spans(3))
    assert axis.index("2 s") == bar(rows[2])[0]


def test_overlapping_calls_of_one_label_get_rows_of_their_own() -> None:
    """Calls in flight at once never hide each other."""
    same = [Span("fetch", "t", 0, 2), Span("fetch", "t", 1, 3)]
    assert sum("█" in line for line in drawn(same)) == 2


def test_calls_that_touch_in_one_row_can_be_told_apart() -> None:
    """A retry right after the first attempt is a second bar."""
    row = drawn([Span("a", "t", 0, 1), Span("a", "t", 1, 2)], unicode=False)[1]
    assert "#=" in row


@pytest.mark.parametrize(("count", "together"), [(20, 1), (1000, 1), (1000, 1000), (40, 10), (9, 1)])
def test_many_calls_are_folded(count: int, together: int) -> None:
    """However many calls there are, the picture has at most the axis, MAX_ROWS rows and the peak."""
    lines = drawn(spans(count, together=together), width=70, title="yours")
    assert len(lines) <= MAX_ROWS + 2
    assert lines[-1].strip() == f"at most {together} in flight"


def test_like_calls_are_folded_into_one_row_that_counts_them() -> None:
    """Ten calls that start and end together are one row."""
    assert drawn(spans(10, together=10), width=70)[1].startswith("c0 … c9 (10)")


def test_peak_counts_no_handover() -> None:
    """A call that starts when another ends is not in flight with it, rounding errors notwithstanding."""
    assert peak([Span("a", "t", 0, 0.1 + 0.2), Span("b", "t", 0.3, 1)]) == 1
    assert peak([Span("a", "t", 0, 0.4), Span("b", "t", 0.3, 1)]) == 2


def test_possible_time_has_the_scale_of_the_picture() -> None:
    """The bar of the possible second is as long as that of a call of one second."""
    lines = drawn(spans(3), possible=1.0)
    start, end = bar(lines[1])
    assert lines[-1].count("░") == end - start


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
@pytest.mark.parametrize("unicode", [True, False])
def test_width_is_respected(width: int, unicode: bool) -> None:
    """No line is wider than asked for, also with wide or hostile names and absurd times."""
    odd = [Span("日本語" * 9, "t", 0, 1e300), Span("\x1b[2J", "t", -5, -6), Span("b", "t", 2, 2), *spans(30)]
    lines = drawn(odd, width=width, unicode=unicode, title="yours", possible=0.5)
    assert max(map(width_of, lines)) <= width
    assert "\x1b" not in "".join(lines)
    assert unicode or "".join(lines).isascii()


@pytest.mark.parametrize("spread", [1e-9, 1e-4, 0.05, 0.3, 7.0, 123.0, 1e8])
def test_any_scale_has_an_axis(spread: float) -> None:
    """The axis starts at zero and has at least one more label, from microseconds to years."""
    axis = drawn([Span("a", "t", 0, spread)], width=80)[0]
    assert axis.strip().startswith("0 ")
    assert axis.count("s") > 1


def test_no_calls_no_picture() -> None:
    """Without calls there is nothing to draw."""
    assert lay_out([]) is None


def test_pictures_stand_side_by_side_where_they_fit() -> None:
    """Beside each other if the width allows it, else one below the other."""
    left, right = ["yours", "█"], ["possible", "█", "█"]
    assert side_by_side(left, right, 40) == ["yours    possible", "█        █", "         █"]
    assert side_by_side(left, right, 12) == ["yours", "█", "", "possible", "█", "█"]
