"""What a batch tells becomes a picture of the class, and a change is a change."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from grader.live.board import following
from grader.live.folder import Reader
from grader.render import board as pages
from tests.grader.board.conftest import begin, tell

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 9, 15, 12, tzinfo=UTC)


def test_a_folder_without_results_is_an_empty_board(out: Path) -> None:
    """Before anything is written there are no rows, and no error."""
    assert following(None, *Reader(out).read(), NOON).rows == ()


def test_results_come_in_one_by_one(out: Path) -> None:
    """A student who is not graded yet has open cells; who is graded, a change."""
    batch, reader = begin(out, "ada", "bob"), Reader(out)
    before = following(None, *reader.read(), NOON)
    assert (before.graded, [row.cells for row in before.rows]) == (0, [(None, None)] * 2)
    tell(out, batch, "bob", 1)
    after = following(before, *reader.read(), NOON)
    assert after.graded == 1
    assert after.passed == (1, 0)
    assert [(each.name, each.gained, each.lost) for each in after.changes] == [("bob", ("first",), ())]
    assert [(each.code, each.students, each.places) for each in after.common] == [
        ("sequential-awaits", 1, (("second", 6, 1),))
    ]


def test_what_is_lost_again_is_said(out: Path) -> None:
    """An exercise that passed in the batch before and does not now is a change, too."""
    reader = Reader(out)
    tell(out, begin(out, "ada"), "ada", 2)
    before = following(None, *reader.read(), NOON)
    second = begin(out, "ada")
    assert following(before, *reader.read(), NOON).graded == 0  # of the batch before
    tell(out, second, "ada", 1)
    change = following(before, *reader.read(), NOON).changes[0]
    assert (change.gained, change.lost, change.passed) == ((), ("second",), 1)


def test_a_file_that_is_none_of_ours_counts_as_not_there(out: Path) -> None:
    """Half a file, another form or a folder in its place stops nobody from looking."""
    batch = begin(out, "ada", "bob")
    tell(out, batch, "ada", 1)
    for file in (out / "live" / "students").iterdir():
        file.write_text('{"key": 3', encoding="utf-8")
    assert Reader(out).read()[1] == {}
    (out / "live" / "batch.json").write_text("[]", encoding="utf-8")
    assert Reader(out).read() == (None, {})


def test_the_state_is_one_line_of_ascii(out: Path) -> None:
    """Whatever a student is named, the stream's lines stay whole."""
    batch = begin(out, "a\nb\x1b[31m\u2028<img src=x>")
    tell(out, batch, "a\nb\x1b[31m\u2028<img src=x>", 1, "fault\n\nevent: state")
    text = pages.state(following(None, *Reader(out).read(), NOON))
    assert text.isascii()
    assert "\n" not in text
    assert "\x1b" not in json.loads(text)["students"][0]["name"]
