"""Draw the screen of a learner at work: a heading, a text that scrolls, and where things stand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from grader.render.style import Line, Look, Piece, Role, line, paint, row_width
from grader.render.summary import bar
from grader.render.text import clean, cut, pad

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

AROUND = 3  # rows of the screen that are not the text: heading, status, keys
_BAR = 20  # cells of the bar of progress


@dataclass(frozen=True, slots=True)
class Entry:
    """One exercise in the list."""

    slug: str
    chapter: str
    title: str
    sign: Piece


@dataclass(frozen=True, slots=True)
class Desk:
    """What stands around the text."""

    name: str  # of the exercise
    file: str  # to edit, as the learner would type it
    solved: int
    total: int
    running: bool = False
    note: str = ""
    keys: str = ""  # the ones that are useful now


def screen(desk: Desk, text: Sequence[str], top: int, look: Look, height: int) -> str:
    """Put painted lines between heading and status, from line `top` on; exactly `height` rows."""
    room = max(height - AROUND, 1)
    shown = list(text[top : top + room])
    below = len(text) - top - len(shown)
    shown += [""] * (room - len(shown))
    if below > 0:
        more = f"{look.glyph('…')} {below + 1} more lines (down)"
        shown[-1] = paint([line(more, Role.DIM)], look).rstrip("\n")
    rows = [_row(_heading(desk, look), look), *shown, _row(_status(desk), look), _row(_keys(desk), look)]
    return "\n".join(rows[: max(height, AROUND + 1)])


def last_top(text: Sequence[str], height: int) -> int:
    """Give the first line at which the end of the text is on the screen."""
    return max(len(text) - max(height - AROUND, 1), 0)


def listing(entries: Sequence[Entry], chosen: int, search: str | None, look: Look) -> tuple[list[str], int]:
    """Draw the list; give its lines and the one that is chosen. `search` is None when nobody searches."""
    lines: list[Line] = []
    if search is not None:
        lines += [(Piece("  Search: ", Role.DIM), Piece(f"{search}_")), line()]
    if not entries:
        lines.append(line("  No exercise has these words in its name, title, chapter or state.", Role.DIM))
    at = 0
    column = max((len(entry.slug) for entry in entries), default=0)
    numbered = enumerate(entries)
    for chapter, members in groupby(numbered, key=lambda each: each[1].chapter):
        lines.append(line(f"  {chapter}", Role.STRONG))
        for number, entry in members:
            at = len(lines) if number == chosen else at
            arrow = (">" if not look.unicode else "▶") if number == chosen else " "
            role = Role.STRONG if number == chosen else Role.PLAIN
            name = pad(clean(entry.slug, unicode=look.unicode), column)
            lines.append(
                (Piece(f" {arrow} "), entry.sign, Piece(f" {name}  ", role), Piece(entry.title, Role.DIM))
            )
    return paint(lines, look).splitlines(), at


def keys(texts: Mapping[str, str], look: Look) -> list[str]:
    """Draw the page that explains the keys."""
    lines = [line("  Keys", Role.STRONG), line()]
    lines += [(Piece(f"    {key:<4}", Role.STRONG), Piece(text)) for key, text in texts.items()]
    lines += [
        line(),
        line("  Arrows, PgUp, PgDn, Home and End scroll; Esc goes back to the verdict.", Role.DIM),
        line("  Save a file of the course in your editor, and it is graded at once.", Role.DIM),
    ]
    return paint(lines, look).splitlines()


def _heading(desk: Desk, look: Look) -> Line:
    state = "checking " if desk.running else ""
    right: Line = (
        Piece(state, Role.WARN),
        Piece(bar(desk.solved, desk.total, _BAR, look), Role.GOOD),
        Piece(f" {desk.solved} of {desk.total} solved"),
    )
    left = cut(
        clean(desk.name, unicode=look.unicode), look.width - row_width(right, look) - 2, unicode=look.unicode
    )
    gap = look.width - row_width((Piece(left), *right), look)
    return (Piece(left, Role.STRONG), Piece(" " * max(gap, 1)), *right)


def _status(desk: Desk) -> Line:
    return line(desk.note, Role.WARN) if desk.note else line(f"Edit {desk.file}", Role.STRONG)


def _keys(desk: Desk) -> Line:
    return line(desk.keys, Role.DIM)


def _row(pieces: Line, look: Look) -> str:
    return paint([pieces], look).rstrip("\n")
