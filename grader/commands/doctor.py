"""Carry out `doctor`: run the user's program, print what was seen."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from grader import doctor
from grader.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from grader.examination import Checkup
    from grader.model import Clock
    from grader.render.style import Look

NOTHING_FOUND, SOMETHING_FOUND = 0, 1


class Format(StrEnum):
    """The forms of a report."""

    TERMINAL = "terminal"
    JSON = "json"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks for."""

    path: Path
    arguments: tuple[str, ...]
    form: Format
    output: Path | None
    clock: Clock


def examine(near: Path, wish: Wish) -> int:
    """Run the program, print the report and give the exit code."""
    if wish.output is not None and not wish.output.absolute().parent.is_dir():
        raise UsageError(f"{wish.output} cannot be written: its folder does not exist.")
    to_stdout = wish.output is None and wish.form is not Format.TERMINAL
    # Standard output is to hold the document and nothing else.
    program = doctor.Program(wish.path, wish.arguments, wish.clock, sys.stderr if to_stdout else None)
    sys.stdout.flush()
    checkup = doctor.examine(program, near)
    # Only now: the program was not to wait for it.
    from grader.commands import terminal  # noqa: PLC0415  # as above

    if to_stdout:
        terminal.document(_render(checkup, wish.form, near))
    else:
        look = terminal.screen()
        terminal.emit(_readable(checkup, look, near), look)
    if wish.output is not None:
        _write(wish.output, _render(checkup, wish.form, near))
        terminal.note(f"The {wish.form} report is in {wish.output}.")
    return SOMETHING_FOUND if checkup.diagnoses else NOTHING_FOUND


def _render(checkup: Checkup, form: Format, near: Path) -> bytes:
    from grader.commands import terminal  # noqa: PLC0415  # as in `examine`
    from grader.render import as_json  # noqa: PLC0415  # as in `examine`
    from grader.render.style import Look  # noqa: PLC0415  # as in `examine`

    match form:
        case Format.TERMINAL:
            return _readable(checkup, Look(terminal.WIDTH, unicode=True, color=False), near).encode()
        case Format.JSON:
            return as_json.checkup(checkup).encode()
        case Format.HTML:
            from grader.render import as_html  # noqa: PLC0415  # as in `examine`

            return as_html.checkup(checkup, source_of=partial(_source, near)).encode()


def _readable(checkup: Checkup, look: Look, near: Path) -> str:
    from grader.render import doctor as as_text  # noqa: PLC0415  # as in `examine`

    return as_text.checkup(
        checkup, width=look.width, unicode=look.unicode, color=look.color, source_of=partial(_source, near)
    )


def _source(near: Path, file: str) -> str:
    try:
        return (near / file).read_text(encoding="utf-8", errors="replace")
    except OSError:  # it is gone, or never was a file
        return ""


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise UsageError(f"{path} cannot be written: {reason}.") from error
