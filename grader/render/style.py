"""Compose lines out of coloured pieces, and put them out no wider than the terminal."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from grader.model import MarkState, Outcome
from grader.render.text import clean, cut, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable


class Role(StrEnum):
    """What a piece of text means; the palette gives it a colour."""

    PLAIN = "plain"
    GOOD = "good"
    BAD = "bad"
    WARN = "warn"
    DIM = "dim"
    STRONG = "strong"


_PALETTE = {Role.GOOD: "32", Role.BAD: "31", Role.WARN: "33", Role.DIM: "2", Role.STRONG: "1"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Text with one meaning; it need not be clean."""

    text: str
    role: Role = Role.PLAIN


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What the terminal can show."""

    width: int  # cells
    unicode: bool
    color: bool

    def glyph(self, char: str) -> str:
        """Give a drawing character, or what ASCII has for it."""
        return char if self.unicode else _GLYPHS[char]


# A sign, what ASCII has for it, the word beside it, its colour.
_SIGNS = {
    Outcome.PASSED: ("✓", "+", "passed", Role.GOOD),
    Outcome.FAILED: ("✗", "x", "failed", Role.BAD),
    Outcome.BROKEN: ("!", "!", "broken", Role.BAD),
    Outcome.TIMED_OUT: ("∞", "~", "timed out", Role.BAD),
    Outcome.CRASHED: ("#", "#", "grader fault", Role.WARN),
    Outcome.SKIPPED: ("○", "o", "skipped", Role.WARN),
    Outcome.REVIEW: ("?", "?", "held for review", Role.WARN),
}
_GLYPHS = {"│": "|", "←": "<-", "↑": "^", "…": "...", "·": "-"}
_MARKS = {
    MarkState.PASSED: ("✓", "+", Role.GOOD),
    MarkState.FAILED: ("✗", "x", Role.BAD),
    MarkState.NONE: ("·", "-", Role.DIM),
}


def word(outcome: Outcome) -> str:
    """Give the word for an outcome."""
    return _SIGNS[outcome][2]


def role_of(outcome: Outcome) -> Role:
    """Give the colour for an outcome."""
    return _SIGNS[outcome][3]


def outcome_piece(outcome: Outcome, look: Look) -> Piece:
    """Give the sign of an outcome."""
    unicode_sign, ascii_sign, _, role = _SIGNS[outcome]
    return Piece(unicode_sign if look.unicode else ascii_sign, role)


def mark_piece(state: MarkState, look: Look) -> Piece:
    """Give the sign of one mark."""
    unicode_sign, ascii_sign, role = _MARKS[state]
    return Piece(unicode_sign if look.unicode else ascii_sign, role)


def line(text: str = "", role: Role = Role.PLAIN) -> Line:
    """Give a line of one piece."""
    return (Piece(text, role),)


def paint(lines: Iterable[Line], look: Look) -> str:
    """Give the text of all lines, each of them cleaned, cut to the width and ended."""
    return "".join(_paint(each, look) + "\n" for each in lines)


def _paint(pieces: Line, look: Look) -> str:
    cleaned = [Piece(clean(piece.text, unicode=look.unicode), piece.role) for piece in pieces]
    while cleaned and not cleaned[-1].text.strip(" "):
        cleaned.pop()
    whole = "".join(piece.text for piece in cleaned).rstrip(" ")
    left = cut(whole, look.width, unicode=look.unicode)
    # Two clean pieces can join to something that is not.
    if clean(left, unicode=look.unicode) != left:
        return cut(clean(left, unicode=look.unicode), look.width, unicode=look.unicode)
    return _coloured(cleaned, left) if look.color else left


def _coloured(pieces: list[Piece], left: str) -> str:
    """Colour the text piece by piece; the last piece takes what a cut has put in the place of the rest."""
    out: list[str] = []
    for piece in pieces:
        part, left = left[: len(piece.text)], left[len(piece.text) :]
        code = _PALETTE.get(piece.role)
        out.append(f"\x1b[{code}m{part}\x1b[0m" if code and part.strip() else part)
    return "".join(out) + left


def row_width(pieces: Line, look: Look) -> int:
    """Count the cells that a line would take uncut."""
    return sum(width_of(clean(piece.text, unicode=look.unicode)) for piece in pieces)
