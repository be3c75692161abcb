"""Find the exercises of a course and what belongs to each, without importing anything of them."""

from __future__ import annotations

import re
import tomllib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec

from grader import edition
from grader.addresses import Addresses
from grader.errors import CourseError, UnknownName
from grader.extras import EXTRAS
from grader.hidden import Planted, alternatives_of, checks_of, mistakes_of, reference_of, without_header
from grader.model import Chapter, Exercise, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = [
    "Course",
    "Planted",
    "alternatives_of",
    "checks_of",
    "find_root",
    "house_rules",
    "load",
    "mistakes_of",
    "opened",
    "reference_of",
    "without_header",
]

CHAPTER_NAME = re.compile(r"ch\d\d_[a-z][a-z0-9_]*")
EXERCISE_NAME = re.compile(r"ex\d\d_(?P<slug>[a-z][a-z0-9_]*)\.py")
HINTS = 4
_OWN_RULES = frozenset({Kind.PREDICT, Kind.WRITE_TESTS})

_Text = Annotated[str, msgspec.Meta(min_length=1)]
_Link = Annotated[str, msgspec.Meta(pattern="^https://")]
_Points = Annotated[int, msgspec.Meta(ge=1)]


class _ChapterFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: _Text
    exercise: dict[str, dict[str, object]] = {}


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: _Text
    kind: Kind
    points: _Points
    doc: _Link
    hints: Annotated[tuple[_Text, ...], msgspec.Meta(min_length=HINTS, max_length=HINTS)]
    library: str = ""
    extra: str = ""
    lesson: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """The exercises in the order they are to be solved."""

    root: Path
    chapters: tuple[Chapter, ...]
    strays: tuple[
        Path, ...
    ] = ()  # files named like a stub that belong to no exercise, such as a learner's copy

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """Every exercise, in order."""
        return tuple(exercise for chapter in self.chapters for exercise in chapter.exercises)

    def get(self, slug: str) -> Exercise:
        """Find an exercise; raise UnknownName."""
        for exercise in self.exercises:
            if exercise.slug == slug:
                return exercise
        raise self._unknown("exercise", slug, [exercise.slug for exercise in self.exercises])

    def resolve(self, names: Sequence[str], near: Path) -> tuple[Exercise, ...]:
        """Find exercises by slug, chapter or file, each once, in the order asked; no name means all.

        A chapter may be cut after its number. A file may be the stub, the solution, the hidden test or a
        planted file, relative to `near`, to the course or to `exercises/`. Raise UnknownName.
        """
        if not names:
            return self.exercises
        addresses = Addresses(self.root, self.chapters)
        found: dict[str, Exercise] = {}
        for name in names:
            exercises = addresses.find(name, near)
            if not exercises:
                raise self._unknown("exercise or chapter", name, addresses.names_like(name))
            found.update((exercise.slug, exercise) for exercise in exercises)
        return tuple(found.values())

    @staticmethod
    def _unknown(what: str, name: str, known: Sequence[str]) -> UnknownName:
        return UnknownName(what, name, known, "The command `list` shows every name.")


def find_root(start: Path) -> Path:
    """Find the course that holds a directory; else the one that the grader was shipped with."""
    around = [start.absolute(), *start.absolute().parents]
    for directory in around:
        # A submission also has a folder of this name, and no chapter.toml in it.
        if any((directory / "exercises").glob("ch*/chapter.toml")):
            return directory
    for directory in around:
        if (directory / "exercises").is_dir():
            return directory
    return Path(__file__).resolve().parent.parent


def load(root: Path) -> Course:
    """Read a course; raise CourseError with the file and what to do about it."""
    shelf = root / "exercises"
    if not shelf.is_dir():
        raise CourseError(f"There is no folder exercises in {root}. Run the command inside a course.")
    students = edition.read(root)
    shipped = students.exercises if students else ()
    readers = [_ChapterReader(root, name, shipped) for name in _names(shelf, CHAPTER_NAME)]
    readers = [reader for reader in readers if reader.toml.exists() or reader.files]
    chapters = tuple(reader.read() for reader in readers)
    _refuse_duplicates(chapters)
    return Course(root, chapters, tuple(path for reader in readers for path in reader.strays))


@contextmanager
def opened(root: Path) -> Iterator[Course]:
    """Read a course with its hidden tests at hand, wherever its edition keeps them; raise StudentEdition."""
    course = load(root)
    with edition.unpacked(root) as folder:
        if folder == root:
            yield course
        else:
            chapters = (
                replace(each, exercises=tuple(replace(one, unpacked=folder) for one in each.exercises))
                for each in course.chapters
            )
            yield replace(course, chapters=tuple(chapters))


def house_rules(exercise: Exercise) -> bool:
    """Tell whether the general rules about blocking and leftovers apply to a kind of exercise."""
    return exercise.kind not in _OWN_RULES


class _ChapterReader:
    """Pair the entries of one chapter.toml with the files of its folder."""

    def __init__(self, root: Path, name: str, shipped: Sequence[str]) -> None:
        self.root = root
        self.name = name
        self.toml = root / "exercises" / name / "chapter.toml"
        self._where = f"exercises/{name}/chapter.toml"
        # A stub that the learner deleted is still known by its solution, so that it can be restored.
        places = (root / tree / name for tree in ("exercises", "solutions"))
        known = {path.partition("/")[2] for path in shipped if path.startswith(f"{name}/")}
        self.files = sorted(known.union(*(_names(place, EXERCISE_NAME) for place in places)))
        self.strays: list[Path] = []

    def read(self) -> Chapter:
        data = self._decode()
        files = self._by_slug(data)
        for slug in data.exercise:
            if slug not in files:
                raise CourseError(
                    f"{self._where}: [exercise.{slug}] has no file exercises/{self.name}/exNN_{slug}.py. "
                    f"Add the file or remove the entry."
                )
        exercises = (self._exercise(slug, file, data.exercise[slug]) for slug, file in files.items())
        return Chapter(name=self.name, title=data.title, exercises=tuple(exercises))

    def _by_slug(self, data: _ChapterFile) -> dict[str, str]:
        files: dict[str, str] = {}
        for file in self.files:
            slug = _slug(file)
            if slug in files:
                raise CourseError(
                    f"exercises/{self.name}: {files[slug]} and {file} are both called {slug}. "
                    f"Rename one of them."
                )
            if slug in data.exercise:
                files[slug] = file
            elif self._has_twin(file):
                raise CourseError(
                    f"{self._where}: exercises/{self.name}/{file} has no entry. Add [exercise.{slug}]."
                )
            else:
                self.strays.append(self.root / "exercises" / self.name / file)
        return files

    def _has_twin(self, file: str) -> bool:
        solution = self.root / "solutions" / self.name / file
        test = self.root / "tests" / "exercises" / self.name / f"test_{file}"
        return solution.exists() or test.exists()

    def _decode(self) -> _ChapterFile:
        try:
            return msgspec.convert(tomllib.loads(self.toml.read_text(encoding="utf-8")), _ChapterFile)
        except FileNotFoundError as error:
            raise CourseError(
                f"{self._where} is missing. Add it with a title and one entry per exercise."
            ) from error
        except msgspec.ValidationError as error:
            raise CourseError(f"{self._where}: {_reason(error)}.") from error
        except (OSError, ValueError) as error:
            raise CourseError(f"{self._where} cannot be read: {error}.") from error

    def _exercise(self, slug: str, file: str, entry: dict[str, object]) -> Exercise:
        try:
            data = msgspec.convert(entry, _Entry)
        except msgspec.ValidationError as error:
            raise CourseError(f"{self._where}, [exercise.{slug}]: {_reason(error)}.") from error
        if data.extra and data.extra not in EXTRAS:
            raise CourseError(
                f"{self._where}, [exercise.{slug}]: extra: {data.extra!r} is none of {', '.join(EXTRAS)}."
            )
        return Exercise(
            slug=slug,
            chapter=self.name,
            path=f"{self.name}/{file}",
            title=data.title,
            kind=data.kind,
            points=data.points,
            doc=data.doc,
            hints=data.hints,
            root=self.root,
            library=data.library,
            extra=data.extra,
            lesson=data.lesson,
        )


def _reason(error: msgspec.ValidationError) -> str:
    """Turn the decoder's message into a clause that names the field and, for a kind, the valid ones."""
    problem, _, field = str(error).partition(" - at `$")
    field = field.rstrip("`").lstrip(".")
    clause = f"{field}: {problem}" if field else problem
    return f"{clause}; the kinds are {', '.join(Kind)}" if field == "kind" else clause


def _names(folder: Path, pattern: re.Pattern[str]) -> list[str]:
    if not folder.is_dir():
        return []
    return sorted(entry.name for entry in folder.iterdir() if pattern.fullmatch(entry.name))


def _slug(file: str) -> str:
    match = EXERCISE_NAME.fullmatch(file)
    assert match is not None, file
    return match["slug"]


def _refuse_duplicates(chapters: Sequence[Chapter]) -> None:
    paths: dict[str, str] = {}
    for chapter in chapters:
        for exercise in chapter.exercises:
            if exercise.slug in paths:
                raise CourseError(
                    f"exercises/{paths[exercise.slug]} and exercises/{exercise.path} are both called "
                    f"{exercise.slug}. Rename one of them."
                )
            paths[exercise.slug] = exercise.path
