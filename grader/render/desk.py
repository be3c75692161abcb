"""Draw the screen of a learner at work: a heading, a text that scrolls, and where things stand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from grader.render.style import Line, Look, Piece, Role, line, paint, row_width
from grader.render.summary import bar
from grader.render.text import clean, cut, pad, paragraph, width_of, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_BAR = 20  # cells of the bar of progress
_SHORTEST_BAR = 8
_LONGEST_STATUS = 4  # rows
_STAY = 2  # keys that are named in the narrowest terminal, too
_MANNERS = (
    "Arrows, PgUp, PgDn, Home and End scroll; Esc goes back to the verdict.",
    "Save a file of the course in your editor, and it is graded at once.",
)


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

    name: str  # of the chapter and the exercise
    status: str  # what stands below the text unless there is a note
    solved: int
    total: int
    aside: str = ""  # what stands below that
    running: bool = False
    note: str = ""
    keys: tuple[str, ...] = ()  # the ones that are useful now; the last ones are never left out


def screen(desk: Desk, text: Sequence[str], top: int, look: Look, height: int) -> str:
    """Put painted lines between heading and status, from line `top` on; exactly `height` rows."""
    status = _status(desk, look)
    room = _room(status, height)
    shown = list(text[top : top + room])
    below = len(text) - top - len(shown)
    shown += [""] * (room - len(shown))
    if below > 0:
        more = f"{look.glyph('…')} {below + 1} more lines (down)"
        shown[-1] = paint([line(more, Role.DIM)], look).rstrip("\n")
    ends = [*status, line(_keys(desk, look), Role.DIM)]
    rows = [_row(_heading(desk, look), look), *shown, *(_row(each, look) for each in ends)]
    return "\n".join(rows[: max(height, 4)])


def room(desk: Desk, look: Look, height: int) -> int:
    """Count the rows that the text has."""
    return _room(_status(desk, look), height)


def listing(entries: Sequence[Entry], chosen: int, search: str | None, look: Look) -> tuple[list[str], int]:
    """Draw the list; give its lines and the one that is chosen. `search` is None when nobody searches."""
    lines: list[Line] = []
    if search is not None:
        lines += [(Piece("  Search: ", Role.DIM), Piece(f"{search}_")), line()]
    if not entries:
        nothing = "  No exercise has these words in its name, title, chapter, kind or state."
        lines += [line(each, Role.DIM) for each in wrap(nothing, look.width)]
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
    for key, text in texts.items():
        first, *rest = paragraph(text, look.width - 8, unicode=look.unicode)
        lines.append((Piece(f"    {key:<4}", Role.STRONG), Piece(first)))
        lines += [line(f"{'':8}{each}") for each in rest]
    lines.append(line())
    for sentence in _MANNERS:
        lines += [line(each, Role.DIM) for each in wrap(f"  {sentence}", look.width)]
    return paint(lines, look).splitlines()


def _heading(desk: Desk, look: Look) -> Line:
    name = clean(desk.name, unicode=look.unicode)
    sum_up = f"{desk.solved} of {desk.total} solved"
    if width_of(name) + 2 + len(sum_up) > look.width:
        name = name.rpartition(" ")[2]
    cells = look.width - width_of(name) - len(sum_up) - len("  checking  ")  # what the bar may take
    drawn = bar(desk.solved, desk.total, min(cells, _BAR), look) + " " if cells >= _SHORTEST_BAR else ""
    right: Line = (
        Piece("checking " if desk.running else "", Role.WARN),
        Piece(drawn, Role.GOOD),
        Piece(sum_up),
    )
    left = cut(name, look.width - row_width(right, look) - 2, unicode=look.unicode)
    gap = look.width - row_width((Piece(left), *right), look)
    return (Piece(left, Role.STRONG), Piece(" " * max(gap, 1)), *right)


def _room(status: Sequence[Line], height: int) -> int:
    return max(height - len(status) - 2, 1)  # the heading and the keys have a row each


def _status(desk: Desk, look: Look) -> list[Line]:
    texts = [(desk.status, Role.STRONG), (desk.aside, Role.DIM)]
    return [
        line(each, role)
        for text, role in ([(desk.note, Role.WARN)] if desk.note else texts)
        if text
        for each in paragraph(text, look.width, max_lines=_LONGEST_STATUS, unicode=look.unicode)
    ]


def _keys(desk: Desk, look: Look) -> str:
    """Give as many of the keys as a row can hold; those that lead on and out stay."""
    first, last = list(desk.keys[:-_STAY]), desk.keys[-_STAY:]
    while first and width_of("  ".join([*first, *last])) > look.width:
        first.pop()
    return "  ".join([*first, *last])


def _row(pieces: Line, look: Look) -> str:
    return paint([pieces], look).rstrip("\n")
