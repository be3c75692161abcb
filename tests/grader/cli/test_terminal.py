"""What a terminal can show is found out from the stream and the environment."""

from __future__ import annotations

import io
import shutil

import pytest

from grader.commands import terminal


class _Stream(io.TextIOWrapper):
    """A stream that says of itself whether it is a terminal."""

    def __init__(self, *, tty: bool, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self._tty = tty

    def isatty(self) -> bool:
        return self._tty


@pytest.mark.parametrize(
    ("tty", "environ", "color"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"FORCE_COLOR": "0"}, False),
        (True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (True, {"TERM": "dumb"}, False),
        (False, {"TERM": "dumb", "FORCE_COLOR": "1"}, True),
    ],
)
def test_color_follows_the_environment_then_the_terminal(
    tty: bool, environ: dict[str, str], color: bool
) -> None:
    """NO_COLOR wins over FORCE_COLOR, which wins over what the stream is."""
    assert terminal.look_of(_Stream(tty=tty), environ).color is color


@pytest.mark.parametrize(
    ("encoding", "shows"), [("utf-8", True), ("ascii", False), ("cp1252", False), ("latin-1", False)]
)
def test_drawing_characters_need_an_encoding_that_has_them(encoding: str, shows: bool) -> None:
    """A stream whose encoding lacks the signs gets the ASCII form."""
    assert terminal.look_of(_Stream(tty=True, encoding=encoding), {}).unicode is shows


@pytest.mark.parametrize(
    ("columns", "width"),
    [
        ("100", 100),
        ("9", terminal.MIN_WIDTH),
        ("5000", terminal.MAX_WIDTH),
        ("", terminal.WIDTH),
        ("wide", terminal.WIDTH),
        ("-3", terminal.WIDTH),
        ("²", terminal.WIDTH),
    ],
)
def test_width_comes_from_columns_within_bounds(columns: str, width: int) -> None:
    """COLUMNS is taken when it is a sensible number; without a terminal the rest is 80."""
    assert terminal.look_of(_Stream(tty=False), {"COLUMNS": columns}).width == width


def test_a_dumb_terminal_gets_no_bar() -> None:
    """A line is written over only where the terminal can do that."""
    assert terminal.can_overwrite(_Stream(tty=True), {"TERM": "xterm"})
    assert not terminal.can_overwrite(_Stream(tty=True), {"TERM": "dumb"})
    assert not terminal.can_overwrite(_Stream(tty=False), {})


def test_a_closed_stream_is_no_terminal() -> None:
    """A stream that was closed answers like a file."""
    stream = io.StringIO()
    stream.close()
    look = terminal.look_of(stream, {})
    assert (look.width, look.color) == (terminal.WIDTH, False)


@pytest.mark.parametrize(
    ("environ", "there", "wanted"),
    [
        ({}, True, None),
        ({"EDITOR": "emacs"}, True, "emacs"),
        ({"VISUAL": "gvim", "EDITOR": "emacs", "TERM_PROGRAM": "vscode"}, True, "gvim"),
        ({"TERM_PROGRAM": "vscode"}, True, "code"),
        ({"TERM_PROGRAM": "vscode"}, False, None),
    ],
)
def test_the_editor_is_the_learners(
    environ: dict[str, str], there: bool, wanted: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the learner has set wins; in the terminal of VS Code its own editor is there already."""
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if there else None)
    assert terminal.editor(environ) == wanted
