"""Find the course and the directory that a command works in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import UsageError

if TYPE_CHECKING:
    from grader.commands.shelf import Desk


def cwd() -> Path:
    """Give the current directory; raise UsageError when it is gone."""
    try:
        return Path.cwd()
    except FileNotFoundError as error:
        raise UsageError("The current directory does not exist any more. Change to another one.") from error


def root_of(course: Path | None) -> Path:
    """Give the root of the course that was asked for, else of the one around the current directory."""
    from grader.course import find_root

    return course.absolute() if course else find_root(cwd())


def desk_of(course: Path | None) -> Desk:
    """Open a course with its learner's progress."""
    from grader.commands.shelf import Desk

    return Desk.open(root_of(course), cwd())
