"""The screen of a learner at work has its rows, whatever its size and the length of the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.render import desk
from grader.render.style import Look, Piece, Role
from grader.render.text import width_of

PLAIN = Look(60, unicode=True, color=False)
DESK = desk.Desk("ch01 first", "Edit exercises/ch01/ex01_first.py", 3, 4, keys=("n next", "? more", "q quit"))


def rows(
    text: list[str], top: int = 0, height: int = 10, look: Look = PLAIN, state: desk.Desk = DESK
) -> list[str]:
    """Draw a screen and give its rows."""
    return desk.screen(state, text, top, look, height).split("\n")


@pytest.mark.parametrize("height", [4, 10, 24, 60])
@pytest.mark.parametrize("length", [0, 1, 7, 100])
def test_the_screen_is_full_and_no_fuller(height: int, length: int) -> None:
    """There are as many rows as the terminal has, none wider than it."""
    drawn = rows([f"line {number}" for number in range(length)], height=height)
    assert len(drawn) == height
    assert all(width_of(row) <= PLAIN.width for row in drawn)


def test_the_heading_shows_progress() -> None:
    """The name stands at the left, what is solved at the right; ASCII does as well."""
    assert rows([])[0].startswith("ch01 first")
    assert rows([])[0].endswith("███████████████░░░░░ 3 of 4 solved")
    assert "###############-----" in rows([], look=Look(60, unicode=False, color=False))[0]


def test_status_and_keys_stand_at_the_bottom() -> None:
    """The file to edit, or what there is to say; below it the keys."""
    assert rows([])[-2:] == ["Edit exercises/ch01/ex01_first.py", "n next  ? more  q quit"]
    noted = desk.Desk("a", "b", 0, 0, note="The stub is back.")
    assert rows([], state=noted)[-2] == "The stub is back."


def test_a_long_note_is_not_cut() -> None:
    """It takes as many rows as it needs, and the text has fewer."""
    note = "The stub is back. Your version is in .katas/backups/first/20250301T120000Z.py, and stays there."
    noted = replace(DESK, note=note)
    drawn = rows([str(number) for number in range(20)], state=noted)
    assert " ".join(drawn[-3:-1]) == note
    assert drawn[1:7] == ["0", "1", "2", "3", "4", "… 15 more lines (down)"]
    assert len(drawn) == 10


def test_an_aside_stands_below_the_file_to_edit() -> None:
    """What is always so takes nothing away."""
    drawn = rows([], state=replace(DESK, aside="Files are looked at."))
    assert drawn[-3:-1] == ["Edit exercises/ch01/ex01_first.py", "Files are looked at."]


def test_a_narrow_screen_keeps_what_leads_on() -> None:
    """Where not all fits, the bar goes first, then the chapter, then the middle keys; the name stays."""
    state = replace(
        DESK, name="ch02_concurrently gather_users", keys=("n next", "h hint", "? more", "q quit")
    )
    drawn = rows([], look=replace(PLAIN, width=30), state=state)
    assert drawn[0] == "gather_users     3 of 4 solved"
    assert drawn[-1] == "n next  h hint  ? more  q quit"
    assert rows([], look=replace(PLAIN, width=24), state=state)[-1] == "n next  ? more  q quit"


def test_a_long_text_says_how_much_is_below() -> None:
    """The last row counts the lines that do not fit; at the end there is none."""
    text = [str(number) for number in range(20)]
    assert rows(text)[1:8] == ["0", "1", "2", "3", "4", "5", "… 14 more lines (down)"]
    last = len(text) - desk.room(DESK, PLAIN, 10)
    assert rows(text, last)[1:8] == ["13", "14", "15", "16", "17", "18", "19"]


def test_the_list_marks_the_row_that_is_chosen() -> None:
    """Chapters are headings; the place of the chosen row is given, so that it can be kept in sight."""
    sign = Piece("✓", Role.GOOD)
    entries = [desk.Entry("first", "ch01", "One", sign), desk.Entry("last", "ch02", "Two", sign)]
    drawn, at = desk.listing(entries, 1, None, PLAIN)
    assert drawn == ["  ch01", "   ✓ first  One", "  ch02", " ▶ ✓ last   Two"]
    assert drawn[at].startswith(" ▶")
    searching, _ = desk.listing([], 0, "zzz", PLAIN)
    assert searching[0] == "  Search: zzz_"
    assert "No exercise" in searching[2]
