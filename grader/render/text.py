"""Make text that others wrote safe to show, and measure it in terminal cells.

Learner-made text could hold escape sequences, characters that reorder the line or hide, and the commands
that continuous-integration services read out of a log. Everything that is shown passes through `clean`.
"""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TAB = 4  # columns
_LONGEST_WORD = 120  # cells; a longer one is shown by its head and tail
_STACK = 3  # combining marks that one character may carry

# What ASCII has for the characters that prose likes.
_ASCII = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2013": "-",
        "\u2014": "-",
        "\u2026": "...",
        "\u00d7": "x",
        "\u00b7": "-",
        "\u2192": "->",
        "\u2190": "<-",
        "\u2264": "<=",
        "\u2265": ">=",
        "\u00a0": " ",
    }
)
# Control, format (which reorders or hides), surrogate, private use, line and paragraph separators.
_ESCAPED = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_COMMAND = re.compile(r"^(\s*):(?=:)")
_NEWLINE = re.compile(r"\r\n|\n")
_SOURCE_LINE = re.compile(r"\r\n|\r|\n")


def clean(text: str, *, unicode: bool = True) -> str:
    """Give one line in which each character that could act, reorder or hide shows as its escape.

    Cleaning twice is the same as cleaning once. Without `unicode` the result is pure ASCII.
    """
    if not text.isascii() or not text.isprintable():
        if not unicode:
            text = text.translate(_ASCII)
        text = "".join(_shown(text, unicode))
    # GitHub Actions obeys "::command::" at the start of a line and "##[command]" anywhere in it.
    if "::" in text:
        text = _COMMAND.sub(r"\1:\\", text)
    return text.replace("##[", "##\\[")


def block(text: str, *, unicode: bool = True) -> str:
    """Give several lines, each of them clean."""
    return "\n".join(clean(line, unicode=unicode) for line in _NEWLINE.split(text))


def source_lines(text: str) -> list[str]:
    """Split a program as Python numbers its lines, with its tabs expanded."""
    return [line.expandtabs(TAB) for line in _SOURCE_LINE.split(text.removeprefix("\ufeff"))]


def width_of(text: str) -> int:
    """Count the terminal cells that clean text takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def cut(text: str, width: int, *, unicode: bool = True) -> str:
    """Give as much of the text as fits, with an ellipsis where something is missing."""
    if width_of(text) <= width:
        return text
    ellipsis = "\u2026" if unicode else "..."
    return _head(text, max(0, width - len(ellipsis))) + ellipsis[: max(0, width)]


def shorten(text: str, width: int, *, unicode: bool = True) -> str:
    """Give the head and the tail of a text that is too long: where values differ, it is often at the end."""
    if width_of(text) <= width:
        return text
    ellipsis = "\u2026" if unicode else "..."
    tail = _head(text[::-1], width // 3)[::-1]
    return _head(text, width - len(ellipsis) - width_of(tail)) + ellipsis + tail


def pad(text: str, width: int) -> str:
    """Fill with spaces up to a number of cells."""
    return text + " " * (width - width_of(text))


def wrap(line: str, width: int) -> list[str]:
    """Break a clean line at spaces, or inside a word that is wider than the line; keep its indentation."""
    if width_of(line) <= width:
        return [line]
    indent = " " * min(len(line) - len(line.lstrip(" ")), width // 2)
    lines: list[str] = []
    current = ""
    for word in _pieces(line, width - len(indent)):
        if current and width_of(current) + 1 + width_of(word) > width - len(indent):
            lines.append(indent + current)
            current = word
        else:
            current = f"{current} {word}" if current else word
    return [*lines, indent + current]


def paragraph(text: str, width: int, *, max_lines: int = 8, unicode: bool = True) -> list[str]:
    """Clean and wrap a text of several lines, of which the first `max_lines` are given."""
    lines: list[str] = []
    for raw in _NEWLINE.split(text.strip("\n"), maxsplit=max_lines + 1):
        line = _with_short_words(raw[: 200 * max_lines + 10_000], unicode=unicode)
        lines += wrap(line, width)
        if len(lines) > max_lines:
            mark = " \u2026" if unicode else " ..."
            return [*lines[: max_lines - 1], _head(lines[max_lines - 1], width - len(mark)) + mark]
    return lines


def unwrapped(text: str, *, max_lines: int = 12, longest: int = 1000) -> list[str]:
    """Clean a text of several lines, of which the first `max_lines` are given, for a page that wraps them."""
    raws = _NEWLINE.split(text.strip("\n"), maxsplit=max_lines)
    lines = [cut(_with_short_words(raw[: 10 * longest]), longest) for raw in raws[:max_lines]]
    return [*lines, "\u2026"] if len(raws) > max_lines else lines


def seconds(value: float) -> str:
    """Give seconds as they are shown: "3.00 s", "203 ms", "0.4 ms"."""
    value += 0.0  # no negative zero
    if not math.isfinite(value) or abs(value) >= 1e6:
        return f"{value:.3g} s"
    if value == 0 or abs(value) >= 1:
        return f"{value:.2f} s"
    milliseconds = value * 1000
    return f"{milliseconds:.0f} ms" if abs(milliseconds) >= 1 else f"{milliseconds:.1g} ms"


def _with_short_words(raw: str, *, unicode: bool = True) -> str:
    """Clean a line and shorten each of its words that is too long to read."""
    if len(raw) <= _LONGEST_WORD and raw.isascii() and raw.isprintable() and "::" not in raw:  # as most are
        return clean(raw).rstrip()
    words = re.split(r"( +)", raw)
    line = "".join(shorten(clean(word, unicode=unicode), _LONGEST_WORD, unicode=unicode) for word in words)
    return clean(line, unicode=unicode).rstrip()


def _shown(text: str, unicode: bool) -> Iterator[str]:
    stacked = 0
    for char in text:
        category = unicodedata.category(char)
        stacked = stacked + 1 if category in {"Mn", "Me"} else 0
        if char == "\t":
            yield " " * TAB
        elif category in _ESCAPED or _is_noncharacter(char) or (not unicode and not char.isascii()):
            yield char.encode("unicode_escape").decode("ascii")
        elif stacked <= _STACK and not _is_variation_selector(char):
            yield char


def _is_noncharacter(char: str) -> bool:
    return ord(char) & 0xFFFE == 0xFFFE or "\ufdd0" <= char <= "\ufdef"


def _is_variation_selector(char: str) -> bool:
    # Terminals disagree on the width of what these make.
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _cells(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    # The last range holds emoji that are newer than this Python's tables.
    wide = unicodedata.east_asian_width(char) in {"W", "F"} or (
        "\U0001f300" <= char <= "\U0001faff" and unicodedata.category(char) == "Cn"
    )
    return 2 if wide else 1


def _head(text: str, width: int) -> str:
    used = 0
    for position, char in enumerate(text):
        used += _cells(char)
        if used > width:
            return text[:position]
    return text


def _pieces(line: str, width: int) -> Iterator[str]:
    for word in line.split():
        rest = word
        while width_of(rest) > width:
            piece = _head(rest, width) or rest[:1]
            yield piece
            rest = rest[len(piece) :]
        if rest:
            yield rest
