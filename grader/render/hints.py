"""Write the page of a hint: one rung of the ladder, or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.render.code import folded
from grader.render.style import Line, Look, Role, line, paint
from grader.render.text import clean, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence


def page(slug: str, rungs: Sequence[str], shown: int, doc: str, look: Look) -> str:
    """Write rung `shown` of the ladder, from 1; every rung when it is 0."""
    if shown:
        told = [rungs[shown - 1]]
        lines = [line(f"Hint {shown} of {len(rungs)} for {slug}", Role.STRONG), line(), *_text(told[0], look)]
    else:
        told = list(rungs)
        lines = [line(f"All {len(rungs)} hints for {slug}", Role.STRONG)]
        for number, text in enumerate(told, 1):
            lines += [line(), line(f"Hint {number}", Role.DIM), *_text(text, look)]
    if not any(doc in each for each in told):
        lines += [line(), *(line(each) for each in wrap(clean(f"Documentation: {doc}"), look.width))]
    return paint(lines, look)


def _text(text: str, look: Look) -> list[Line]:
    raws = text.strip("\n").rstrip().split("\n")
    is_code = any(raw.startswith((" ", "# ")) for raw in raws)
    lines: list[Line] = []
    for raw in raws:
        cleaned = clean(raw, unicode=look.unicode).rstrip()
        parts = folded(raw, look.width, look) if is_code else wrap(cleaned, look.width)
        lines += [line(each) for each in parts]
    return lines
