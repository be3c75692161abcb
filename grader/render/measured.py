"""Tell what one check measured of several answers: a table, and in words what they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.model import CheckResult, Outcome
from grader.render.chart import peak
from grader.render.excerpt import indented
from grader.render.style import Line, Look, Piece, Role, line, role_of, word
from grader.render.text import clean, cut, pad, seconds, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    Row = tuple[str, CheckResult | None]  # the answer's name, and what was seen of it

_HEADS = ("   time", "most in flight")
_LEAST = 20  # cells of a name
_ALIKE = 0.05  # times that differ by a smaller share come from the same structure
_INSTANT = 0.01  # seconds that the computing of a few lines may take


def table(rows: Sequence[Row], check: str, how: str, look: Look) -> list[Line]:
    """Give the time and the most calls in flight of each answer, and what those that passed share."""
    names = [clean(name, unicode=look.unicode) for name, _ in rows]
    column = min(max(map(width_of, names)), max(_LEAST, look.width - len("".join(_HEADS)) - 7))
    lines = [line("What one check saw of each", Role.STRONG), *indented(check, look, most=3)]
    lines += [line(f"  {how}", Role.DIM), line()]
    lines.append(line(f"  {' ' * column}  {'   '.join(_HEADS)}", Role.DIM))
    for name, (_, result) in zip(names, rows, strict=True):
        shown = pad(cut(name, column, unicode=look.unicode), column)
        lines.append((Piece(f"  {shown}  "), *_cells(result)))
    said = shared([each for _, each in rows if each is not None and each.outcome is Outcome.PASSED])
    return [*lines, line(), *indented(said, look, Role.STRONG)] if said else lines


def shared(results: Sequence[CheckResult]) -> str:
    """Say what several timelines have in common, and where they differ; nothing of one alone."""
    if len(results) < 2:
        return ""
    alike: list[str] = []
    different: list[str] = []
    if all(each.timeline for each in results):
        for counts, form in (
            ({len(each.timeline) for each in results}, "make {} calls"),
            ({peak(each.timeline) for each in results}, "have at most {} in flight"),
        ):
            (alike if len(counts) == 1 else different).append(form.format(_range(sorted(counts))))
    times = sorted(each.seconds for each in results)
    same = times[-1] - times[0] <= max(_INSTANT, _ALIKE * times[-1])
    shown = [seconds(each) for each in ([times[len(times) // 2]] if same else times)]
    (alike if same else different).append(f"take {_range(shown)}")
    told = (("All of them", alike), ("They", different))
    return " ".join(f"{who} {_listed(facts)}." for who, facts in told if facts).replace(" 1 calls", " 1 call")


def _cells(result: CheckResult | None) -> Line:
    if result is None:
        return (Piece("not measured", Role.DIM),)
    flight = str(peak(result.timeline)) if result.timeline else ""
    cells = Piece(f"{seconds(result.seconds):>{len(_HEADS[0])}}   {flight:<{len(_HEADS[1])}}")
    if result.outcome is Outcome.PASSED:
        return (cells,)
    return (cells, Piece(f"  {word(result.outcome)}", role_of(result.outcome)))


def _range(sorted_values: Sequence[object]) -> str:
    first, last = str(sorted_values[0]), str(sorted_values[-1])
    return first if first == last else f"{first} to {last}"


def _listed(facts: Sequence[str]) -> str:
    *first, last = facts
    return f"{', '.join(first)} and {last}" if first else last
