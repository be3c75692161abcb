"""Choose what goes into the student edition, each file with its text as students are to have it.

The list names what is included: whatever is added to the author's edition stays out until it is listed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

import grader
from grader import edition, stubs
from grader.errors import CourseError
from grader.export import texts
from grader.render import course_map

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from grader.course import Course
    from grader.edition import HiddenTests

_GRADER = Path(grader.__file__).parent
_README = Path(__file__).with_name("readme.md")
_CACHES = frozenset({"__pycache__", ".DS_Store"})
_AS_THEY_ARE = (
    *("LICENSE", "CHANGELOG.md", ".gitignore", ".gitattributes"),
    *("requirements/grade.txt", "requirements/postgres.txt"),
    *(".devcontainer/devcontainer.json", ".vscode/extensions.json", ".vscode/tasks.json"),
    *("docs/clock.md", "docs/evidence.md", "docs/report.schema.json", "docs/doctor.schema.json"),
    *("docs/pictures/grade.svg", "docs/pictures/watch.svg"),
)
_CHANGED: dict[str, Callable[[str], str]] = {
    "noxfile.py": texts.noxfile,
    "pyproject.toml": texts.pyproject,
    ".vscode/settings.json": texts.editor_settings,
}


@dataclass(frozen=True, slots=True)
class File:
    """One file of the edition; `path` is relative to its root, in POSIX form."""

    path: str
    data: bytes


def contents(course: Course, tests: HiddenTests) -> Iterator[File]:
    """Give every file but the archive; raise CourseError for what is missing or not recorded."""
    yield from _exercises(course)
    yield from _grader()
    yield from _around(course.root)
    yield _readme(course, tests)
    recorded = course.root / stubs.FILE
    yield File(stubs.FILE.as_posix(), recorded.read_bytes())
    files = tuple(exercise.path for exercise in course.exercises)
    said = msgspec.json.encode(edition.Edition(edition.VERSION, tests, files))
    yield File(edition.FILE.as_posix(), msgspec.json.format(said, indent=1) + b"\n")


def _exercises(course: Course) -> Iterator[File]:
    """Give the stubs as they are recorded, whatever the instructor has solved, and what explains them."""
    shipped = stubs.read(course.root)
    for chapter in course.chapters:
        for name in ("chapter.toml", "README.md"):
            yield _copied(course.root, f"exercises/{chapter.name}/{name}")
        for exercise in chapter.exercises:
            yield File(f"exercises/{exercise.path}", shipped.text(exercise).encode())


def _grader() -> Iterator[File]:
    for path in sorted(_GRADER.rglob("*")):
        if path.is_file() and not _CACHES.intersection(path.parts):
            yield File(f"grader/{path.relative_to(_GRADER).as_posix()}", path.read_bytes())


def _around(root: Path) -> Iterator[File]:
    """Give what stands around exercises and grader; a small course may have none of it."""
    for name in _AS_THEY_ARE:
        if (root / name).is_file():
            yield _copied(root, name)
    for name, change in _CHANGED.items():
        if (root / name).is_file():
            text = _copied(root, name).data.decode("utf-8")
            yield File(name, change(text).encode())


def _readme(course: Course, tests: HiddenTests) -> File:
    text = texts.readme(_README.read_text(encoding="utf-8"), tests)
    return File("README.md", course_map.placed(text, course.chapters).encode())


def _copied(root: Path, name: str) -> File:
    try:
        return File(name, (root / name).read_bytes())
    except OSError as error:
        raise CourseError(f"{name} cannot be read: {error.strerror}.") from error
