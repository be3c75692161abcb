"""Find out what the user's terminal can show, and write to it."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

import click

from grader.render.style import Line, Look, paint
from grader.render.text import clean, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

WIDTH = 80  # where nothing else is known
MIN_WIDTH = 40  # the tables need this much; a narrower terminal wraps by itself
MAX_WIDTH = 120  # longer lines of prose are hard to read
_SAMPLE = "✓✗·∞○…←│█▌⣿"


def look_of(stream: TextIO, environ: Mapping[str, str], most: int = MAX_WIDTH) -> Look:
    """Find out what the receiver of a stream can show, in at most so many cells."""
    width = max(MIN_WIDTH, min(_width(stream, environ), most))
    return Look(width, unicode=_shows_unicode(stream), color=_shows_color(stream, environ))


def screen(most: int = MAX_WIDTH) -> Look:
    """Find out what the receiver of standard output can show."""
    return look_of(sys.stdout, os.environ, most)


def can_overwrite(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Tell whether a line of the stream can be written over, as a progress bar does."""
    return _is_terminal(stream) and environ.get("TERM") != "dumb"


def show(lines: Iterable[Line], look: Look) -> None:
    """Print composed lines."""
    emit(paint(lines, look), look)


def emit(text: str, look: Look) -> None:
    """Print text that a renderer has made for this look."""
    click.echo(text, nl=False, color=look.color)


def prose(text: str, look: Look, *, indent: str = "") -> list[str]:
    """Clean and wrap text without losing its own line breaks."""
    lines: list[str] = []
    for raw in text.strip("\n").split("\n"):
        cleaned = clean(indent + raw, unicode=look.unicode).rstrip()
        lines += wrap(cleaned, look.width)
    return lines


def say(text: str, look: Look) -> None:
    """Print cleaned and wrapped text."""
    emit("\n".join(prose(text, look)) + "\n", look)


def note(text: str) -> None:
    """Tell the user something that is not the command's result, on standard error."""
    if text:
        look = replace(look_of(sys.stderr, os.environ), color=False)
        click.echo("\n".join(prose(text, look)), err=True)


def workflow(commands: str) -> None:
    """Write workflow commands to standard error, where workflows obey them as well."""
    click.echo(commands, err=True, nl=False)


def document(data: bytes) -> None:
    """Write a machine-readable document to standard output, in UTF-8 on every platform."""
    if data:
        click.echo(data.rstrip(b"\n"))


def editor(environ: Mapping[str, str]) -> str | None:
    """Name the editor to open files in; None leaves the choice to the system."""
    chosen = environ.get("VISUAL") or environ.get("EDITOR")
    # In its own terminal VS Code says which program it is, and whoever works there has the file beside it.
    in_code = environ.get("TERM_PROGRAM") == "vscode" and shutil.which("code")
    return chosen or ("code" if in_code else None)


def relative(path: Path, near: Path) -> str:
    """Name a file the short way when it is below the directory where the user is."""
    absolute = path.absolute()
    base = near.absolute()
    return absolute.relative_to(base).as_posix() if absolute.is_relative_to(base) else str(absolute)


def _shows_color(stream: TextIO, environ: Mapping[str, str]) -> bool:
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return _is_terminal(stream) and environ.get("TERM") != "dumb"


def _shows_unicode(stream: TextIO) -> bool:
    try:
        _SAMPLE.encode(getattr(stream, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _width(stream: TextIO, environ: Mapping[str, str]) -> int:
    columns = environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns) > 0:
        return int(columns)
    return _terminal_width(stream)


def _terminal_width(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or WIDTH
    except (OSError, ValueError, AttributeError):  # not a terminal, closed, or no file at all
        return WIDTH


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except (ValueError, AttributeError):
        return False
