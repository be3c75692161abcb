"""Draw a learner's answer beside other right ones, and say what one check saw of each."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING

from grader.render.code import folded
from grader.render.measured import table
from grader.render.style import Line, Look, Piece, Role, line, paint
from grader.render.text import clean, cut, pad, paragraph, source_lines, width_of
from grader.source import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grader.model import CheckResult

_COLUMN = 56  # cells; in narrower columns most lines of code would be folded
_BETWEEN = 3  # cells between two columns


@dataclass(frozen=True, slots=True)
class Answer:
    """One file that answers an exercise."""

    name: str
    note: str  # when to prefer it
    file: str
    text: str
    measured: CheckResult | None = None


def page(answers: Sequence[Answer], check: str, how: str, look: Look) -> str:
    """Write the learner's answer beside the second one, then the others, then what was measured.

    `check` is the title of the check that measured, empty where none did; `how` says how it was run.
    """
    mine, reference, *others = answers
    lines = [*_heading(reference, look), *_beside(mine, reference, look)]
    for each in others:
        lines += [line(), *_heading(each, look), line(each.file, Role.DIM), line()]
        lines += [line(part) for code in _code(each) for part in folded(code, look.width, look)]
    if check:
        rows = [(each.name, each.measured) for each in answers]
        lines += [line(), *table(rows, check, how, look)]
    return paint(lines, look)


def _heading(answer: Answer, look: Look) -> list[Line]:
    title = f"{answer.name}: {answer.note}" if answer.note else answer.name
    return [line(each, Role.STRONG) for each in paragraph(title, look.width, unicode=look.unicode)]


def _beside(mine: Answer, other: Answer, look: Look) -> Iterator[Line]:
    """Give two columns with like lines side by side; one below the other where the look is narrow."""
    left, right = _code(mine), _code(other)
    widths = _widths([mine.file, *left], [other.file, *right], look)
    if widths is None:
        for answer, code in ((mine, left), (other, right)):
            yield line()
            yield line(answer.file, Role.DIM)
            yield line()
            yield from (line(part) for each in code for part in folded(each, look.width, look))
        return
    yield line()
    yield _row(_fit(mine.file, widths[0], look), _fit(other.file, widths[1], look), look)
    yield _row(" " * widths[0], "", look)
    for one, another in _aligned(left, right):
        role = Role.DIM if one == another else Role.PLAIN
        parts = (folded(each, width, look) for each, width in zip((one, another), widths, strict=True))
        for first, second in zip_longest(*parts, fillvalue=""):
            yield _row(pad(first, widths[0]), second, look, role)


def _widths(left: Sequence[str], right: Sequence[str], look: Look) -> tuple[int, int] | None:
    """Give the cells of the two columns; None where they do not fit beside each other."""
    natural = [max(width_of(clean(each, unicode=look.unicode)) for each in side) for side in (left, right)]
    room = look.width - _BETWEEN
    if sum(natural) <= room:
        return natural[0], natural[1]
    if room < 2 * _COLUMN:
        return None
    first = min(natural[0], max(room // 2, room - natural[1]))
    return first, room - first


def _aligned(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pair the lines of two texts, so that those they have in common stand beside each other."""
    matcher = SequenceMatcher(lambda text: not text.strip(), left, right, autojunk=False)
    for _, start, end, other_start, other_end in matcher.get_opcodes():
        yield from zip_longest(left[start:end], right[other_start:other_end], fillvalue="")


def _row(left: str, right: str, look: Look, role: Role = Role.DIM) -> Line:
    return (Piece(left, role), Piece(f" {look.glyph('│')} ", Role.DIM), Piece(right, role))


def _fit(text: str, width: int, look: Look) -> str:
    return pad(cut(clean(text, unicode=look.unicode), width, unicode=look.unicode), width)


def _code(answer: Answer) -> list[str]:
    """Give the lines of a file without the text at its top, which says what the exercise is about."""
    lines = source_lines(answer.text.rstrip())
    try:
        tree = tree_of(answer.text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # a learner's file may be anything
        return lines
    if ast.get_docstring(tree) is not None:
        lines = [*lines[: tree.body[0].lineno - 1], *lines[tree.body[0].end_lineno :]]
    while lines and not lines[0].strip():
        lines.pop(0)
    return lines
