"""Keep the stubs as the course ships them, so that a learner can go back to one after editing it.

They are in one tracked file, written by the author's check: the working tree holds the learner's edits, his
commits move HEAD, and a shallow clone has no history to look in.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from grader.errors import CourseError
from grader.storage import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.course import Course
    from grader.model import Exercise

VERSION = 1
FILE = Path("tests", "stubs.json")
_REMEDY = "Authors write it with `python -m grader check --write`."


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: int
    stubs: dict[str, list[str]]  # by slug, in lines, so that version control shows and merges them


@dataclass(frozen=True, slots=True)
class Stub:
    """The text of one stub as shipped, with a line feed between lines."""

    slug: str
    text: str


@dataclass(frozen=True, slots=True)
class Stubs:
    """Every stub of a course as shipped; empty before an author has written them."""

    items: tuple[Stub, ...] = ()

    def text(self, exercise: Exercise) -> str:
        """Give the shipped text; raise CourseError when there is none."""
        text = self.find(exercise)
        if text is None:
            raise CourseError(f"{FILE.as_posix()} does not hold the stub of {exercise.slug}. {_REMEDY}")
        return text

    def find(self, exercise: Exercise) -> str | None:
        """Give the shipped text, or None when there is none."""
        return next((stub.text for stub in self.items if stub.slug == exercise.slug), None)

    def untouched(self, exercise: Exercise, text: str) -> bool:
        """Tell whether a learner's text is still the stub, whatever its line ends."""
        return Stub(exercise.slug, _normal(text)) in self.items


def read(root: Path) -> Stubs:
    """Read the shipped stubs; raise CourseError when their file is damaged."""
    path = root / FILE
    try:
        data = msgspec.json.decode(path.read_bytes(), type=_File)
    except FileNotFoundError:
        return Stubs()
    except (OSError, ValueError) as error:
        raise CourseError(f"{FILE.as_posix()} cannot be read: {error}. {_REMEDY}") from error
    if data.version != VERSION:
        raise CourseError(f"{FILE.as_posix()} has version {data.version}, and {VERSION} is known. {_REMEDY}")
    return Stubs(tuple(Stub(slug, "\n".join(lines)) for slug, lines in data.stubs.items()))


def write(course: Course) -> Path:
    """Record every stub as it is now in `exercises/`; for authors, whose stubs are unsolved."""
    stubs = {stub.slug: stub.text.split("\n") for stub in _current(course)}
    body = msgspec.json.encode(_File(VERSION, dict(sorted(stubs.items()))))
    path = course.root / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, msgspec.json.format(body, indent=1) + b"\n")
    return path


def differences(course: Course) -> tuple[str, ...]:
    """Say in one sentence each how the recorded stubs and `exercises/` differ."""
    return tuple(_differences(read(course.root), Stubs(tuple(_current(course)))))


def _differences(recorded: Stubs, current: Stubs) -> Iterator[str]:
    slugs = {stub.slug for stub in current.items}
    for stub in current.items:
        if stub not in recorded.items:
            yield f"{FILE.as_posix()} does not hold the stub of {stub.slug} as it is in exercises/. {_REMEDY}"
    for stub in recorded.items:
        if stub.slug not in slugs:
            yield f"{FILE.as_posix()} holds {stub.slug}, which is no exercise. {_REMEDY}"


def _current(course: Course) -> Iterator[Stub]:
    for exercise in course.exercises:
        try:
            text = exercise.stub.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise CourseError(f"The stub exercises/{exercise.path} cannot be read: {error}.") from error
        yield Stub(exercise.slug, _normal(text))


def _normal(text: str) -> str:
    return text.replace("\r\n", "\n")
