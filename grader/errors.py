"""Name the errors that end a command, each with its exit code.

KataError                    1   something about the course or the work is not right
├── UsageError               2   the command line asks for something that does not exist
│   ├── UnknownName          2   a name that is no exercise, chapter or code
│   └── StudentEdition       2   what only the author's edition has
├── CourseError              2   the course itself is damaged
├── NotYet                   1   asked for too early, such as a solution before passing
└── GraderFault              3   the grader's own fault
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class KataError(Exception):
    """An error whose text is the one sentence that the user sees."""

    exit_code = 1


class UsageError(KataError):
    """The command line asks for something that does not exist or does not fit."""

    exit_code = 2


class UnknownName(UsageError):
    """A name that is none of the known ones; the text offers the nearest."""

    def __init__(self, what: str, name: str, known: Iterable[str], where: str) -> None:
        near = difflib.get_close_matches(name, list(known), n=3, cutoff=0.5)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        super().__init__(f"There is no {what} called {name!r}.{hint} {where}")


class StudentEdition(UsageError):
    """The edition for students does not have what the command needs."""


class CourseError(KataError):
    """A file of the course is missing or wrong."""

    exit_code = 2


class NotYet(KataError):
    """Something that comes only after another step."""


class GraderFault(KataError):
    """The grader itself failed; the learner did nothing wrong."""

    exit_code = 3
