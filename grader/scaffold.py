"""Create a new exercise in all its places, working from the start, for an author to rewrite."""

from __future__ import annotations

import json
import keyword
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader import scaffold_texts as texts
from grader.course import CHAPTER_NAME, EXERCISE_NAME, Course, load
from grader.errors import KataError, UsageError
from grader.model import Exercise, Kind
from grader.storage import replace_file

if TYPE_CHECKING:
    from pathlib import Path

_NAME = re.compile(
    r"(?:exercises/)?(?P<chapter>ch\d\d(?:_[a-z0-9_]+)?)[ /]+"
    r"(?:ex(?P<number>\d\d)_)?(?P<slug>(?!ex\d)[a-z][a-z0-9_]*)(?:\.py)?"
)
_FORMS = "Write it as ch02_topic/ex07_name, or as ch02 name for the next free number"
_POINTS = 10


@dataclass(frozen=True, slots=True)
class _Target:
    """Where the new exercise goes."""

    exercise: Exercise
    toml: Path
    readme: Path


@dataclass(frozen=True, slots=True)
class _NewFile:
    path: Path
    text: str


def new(
    root: Path, name: str, *, title: str = "", kind: Kind = Kind.FILL_IN, points: int = _POINTS
) -> tuple[Path, ...]:
    """Create an exercise and give every file written; its chapter too when the name's chapter is new.

    The stub fails its checks, the solution and the alternative pass, the mistake is diagnosed. Raise
    UsageError, with nothing written, for a name that does not fit, is taken, or whose files exist.
    """
    course = load(root)
    target = _target(course, name, title, kind, points)
    files = _files(target)
    for file in files:
        if file.path.exists():
            shown = file.path.relative_to(root).as_posix()
            raise UsageError(f"{shown} exists already. Choose another name or remove the file.")
    try:
        return (*(_write(file) for file in files), _enter(target))
    except OSError as error:
        raise KataError(f"{error.filename} cannot be written: {error.strerror}.") from error


def _target(course: Course, name: str, title: str, kind: Kind, points: int) -> _Target:
    match = _NAME.fullmatch(name.strip())
    if match is None:
        raise UsageError(f"{name!r} is not a name for an exercise. {_FORMS}; small letters, digits and _.")
    chapter = _chapter(course, match["chapter"])
    if not title.isprintable() or '"' in title or "\\" in title:
        raise UsageError(
            f"The title {title!r} does not fit. Write one line without quotation marks or backslashes."
        )
    slug = match["slug"]
    _refuse_slug(course, slug)
    number = _number(course, chapter, match["number"])
    folder = course.root / "exercises" / chapter
    exercise = Exercise(
        slug=slug,
        chapter=chapter,
        path=f"{chapter}/ex{number:02}_{slug}.py",
        title=title or _words(slug),
        kind=kind,
        points=points,
        doc=texts.DOC,
        hints=texts.HINTS,
        root=course.root,
    )
    return _Target(exercise, folder / "chapter.toml", folder / "README.md")


def _chapter(course: Course, wanted: str) -> str:
    """Give the chapter's folder; a full name with a free number is a new chapter."""
    names = [chapter.name for chapter in course.chapters]
    same_number = [name for name in names if name.startswith(f"{wanted[:4]}_")]
    if wanted in names:
        return wanted
    if wanted == wanted[:4] and same_number:
        return same_number[0]
    if same_number:
        raise UsageError(f"{wanted[:4]} is already {same_number[0]}. Use that name or another number.")
    if CHAPTER_NAME.fullmatch(wanted) is None:
        raise UsageError(f"There is no chapter {wanted}. To begin one, name it in full: {wanted[:4]}_topic.")
    return wanted


def _refuse_slug(course: Course, slug: str) -> None:
    if keyword.iskeyword(slug):
        raise UsageError(f"{slug} is a word of the language. The exercise's function needs another name.")
    for exercise in course.exercises:
        if exercise.slug == slug:
            raise UsageError(f"{slug} is already exercises/{exercise.path}. Choose another name.")


def _number(course: Course, chapter: str, wanted: str | None) -> int:
    folder = course.root / "exercises" / chapter
    names = sorted(path.name for path in folder.glob("ex*.py") if EXERCISE_NAME.fullmatch(path.name))
    taken = {int(name[2:4]): name for name in names}
    if wanted is None:
        number = max(taken, default=0) + 1
        if number > 99:
            raise UsageError(f"{chapter} has no number left. Begin another chapter.")
        return number
    if int(wanted) in taken:
        raise UsageError(f"ex{wanted} of {chapter} is already {taken[int(wanted)]}. Choose another number.")
    return int(wanted)


def _files(target: _Target) -> list[_NewFile]:
    exercise = target.exercise
    files = [
        _NewFile(exercise.stub, _filled(texts.STUB, exercise)),
        _NewFile(exercise.solution, _filled(texts.SOLUTION, exercise)),
        _NewFile(exercise.tests, _filled(texts.TESTS, exercise)),
        _NewFile(exercise.mistakes / "one_after_another.py", _filled(texts.MISTAKE, exercise)),
        _NewFile(exercise.alternatives / "task_group.py", _filled(texts.ALTERNATIVE, exercise)),
    ]
    if not target.readme.exists():
        files.append(_NewFile(target.readme, _filled(texts.README, exercise)))
    return files


def _write(file: _NewFile) -> Path:
    file.path.parent.mkdir(parents=True, exist_ok=True)
    with file.path.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(file.text)
    return file.path


def _enter(target: _Target) -> Path:
    """Add the entry to chapter.toml, begun here when the chapter is new."""
    exercise = target.exercise
    if target.toml.exists():
        old = target.toml.read_text(encoding="utf-8").rstrip("\n")
    else:
        old = f"title = {_toml(_words(exercise.chapter.partition('_')[2]))}"
    entry = "\n".join(
        [
            f"[exercise.{exercise.slug}]",
            f"title = {_toml(exercise.title)}",
            f"kind = {_toml(exercise.kind)}",
            f"points = {exercise.points}",
            f"doc = {_toml(exercise.doc)}",
            "hints = [",
            *(f"    {_toml(text)}," for text in exercise.hints),
            "]",
        ]
    )
    replace_file(target.toml, f"{old}\n\n{entry}\n".encode())
    return target.toml


def _filled(template: str, exercise: Exercise) -> str:
    chapter = _words(exercise.chapter.partition("_")[2])
    text = template.replace("SLUG", exercise.slug).replace("CHAPTER", chapter)
    return text.replace("FILE", exercise.path.rpartition("/")[2]).replace("TITLE", exercise.title)


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _toml(text: str) -> str:
    # A JSON string is a TOML basic string, but for DEL, which TOML wants escaped.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
