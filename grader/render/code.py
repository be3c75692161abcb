"""Fit lines of a program into a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grader.render.text import clean, width_of, wrap

if TYPE_CHECKING:
    from grader.render.style import Look

_INDENT = 4  # cells by which the rest of a folded line is moved
_REMARK = re.compile(r"(?P<indent> *)(?P<code>[^ #].*?) {2,}# (?P<said>.*)")


def folded(code: str, width: int, look: Look) -> list[str]:
    """Break a line of code where it is too long, and lose nothing of it: its remark goes above it."""
    line = clean(code, unicode=look.unicode).rstrip()
    if width_of(line) <= width:
        return [line]
    indent = line[: len(line) - len(line.lstrip(" "))]
    if line.lstrip(" ").startswith("# "):
        return _comment(indent, line.lstrip(" ")[2:], width)
    remark = _REMARK.fullmatch(line)
    if remark and not any(remark["code"].count(quote) % 2 for quote in "\"'"):  # no text holds the sign
        return [*_comment(indent, remark["said"], width), *_broken(indent + remark["code"], width)]
    return _broken(line, width)


def _comment(indent: str, said: str, width: int) -> list[str]:
    sign = f"{indent[: width // 2]}# "
    return [sign + each for each in wrap(said.strip(), width - len(sign))]


def _broken(rest: str, width: int) -> list[str]:
    indent = " " * min(len(rest) - len(rest.lstrip(" ")) + _INDENT, width // 2)
    lines: list[str] = []
    while width_of(rest) > width:
        room = next(at for at in range(width, 0, -1) if width_of(rest[:at]) <= width)
        space = rest.rfind(" ", len(indent) + 1, room + 1)
        at = space if space > 0 else room
        lines.append(rest[:at].rstrip())
        rest = indent + rest[at:].lstrip(" ")
    return [*lines, rest]
