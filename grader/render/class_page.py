"""Write the page of a class: who has what, what is not understood yet, which exercises take the most."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

from grader.model import Exercise, Outcome
from grader.render import as_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from grader.render.gradebook import Gradebook

_NUMBER = re.compile(r"ch0*(\d+)\w*/ex0*(\d+)")


class Pair(Protocol):
    """Two files that are alike."""

    @property
    def slug(self) -> str: ...  # noqa: D102 - the names are those of the page
    @property
    def one(self) -> str: ...  # noqa: D102
    @property
    def other(self) -> str: ...  # noqa: D102
    @property
    def percent(self) -> int: ...  # noqa: D102


def class_page(book: Gradebook, alike: Sequence[Pair] = ()) -> str:
    """Give the page; links lead to `students/NAME.html` beside it."""
    ours = {"when": _when, "number": _number, "file_name": quote, "tint": _tint}
    hardest = sorted(_taken(book), key=lambda each: (each[1] - each[2], each[0]))
    return as_html.page("class.html", book=book, hardest=hardest, alike=alike, **ours)


def _taken(book: Gradebook) -> Iterator[tuple[str, int, int]]:
    """Give for each exercise how many have passed it, and how many have written something."""
    for exercise in book.exercises:
        outcomes = [cell.outcome for line in book.lines for cell in line.cells if cell.slug == exercise.slug]
        passed = sum(outcome is Outcome.PASSED for outcome in outcomes)
        yield exercise.slug, passed, sum(outcome is not Outcome.SKIPPED for outcome in outcomes)


def number_of(path: str, slug: str) -> str:
    """Give chapter and number, which fit the head of a narrow column."""
    match = _NUMBER.match(path)
    return f"{match[1]}.{match[2]}" if match else slug


def _number(exercise: Exercise) -> str:
    return number_of(exercise.path, exercise.slug)


def _tint(outcome: Outcome, points: int, most: int) -> str:
    if outcome is Outcome.PASSED:
        return "full"
    return "part" if 0 < points < most else "none"


def _when(when: datetime) -> str:
    return when.strftime("%Y-%m-%d %H:%M")
