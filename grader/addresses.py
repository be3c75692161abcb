"""Find exercises by the names that people type: slugs, chapters, files."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from grader.model import Chapter, Exercise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TREES = ("exercises", "solutions", "tests/exercises")

Found = tuple[Exercise, ...]


class Addresses:
    """Look up words and paths in one course."""

    def __init__(self, root: Path, chapters: Sequence[Chapter]) -> None:
        self._root = root
        self._words = dict(_words(chapters))
        self._paths = dict(_paths(root, chapters))
        self._plain = [chapter.name for chapter in chapters]
        self._plain += [exercise.slug for chapter in chapters for exercise in chapter.exercises]

    def find(self, name: str, near: Path) -> Found:
        """Give the exercises that a name means; nothing when it means none."""
        word = name.replace("\\", "/").rstrip("/")
        if not word:
            return ()
        if word in self._words:
            return self._words[word]
        for base in (near, self._root, self._root / "exercises"):
            for path in (base / name, base / word, base / f"{word}.py"):
                if found := self._at(path):
                    return found
        return ()

    def names_like(self, name: str) -> list[str]:
        """Give the known names of the same sort, for a suggestion."""
        if "/" in name or "\\" in name:
            return [path for path in self._paths if not path.endswith("/*")]
        if name.endswith(".py"):
            return [word for word in self._words if word.endswith(".py")]
        return self._plain

    def _at(self, path: Path) -> Found:
        for form in (os.path.normpath(path.absolute()), os.path.realpath(path)):
            for root in (self._root.absolute(), self._root.resolve()):
                if Path(form).is_relative_to(root):
                    relative = PurePosixPath(Path(form).relative_to(root).as_posix())
                    if found := self._below(relative):
                        return found
        return ()

    def _below(self, relative: PurePosixPath) -> Found:
        found = self._paths.get(str(relative))
        if found is None and relative.suffix == ".py":
            # A planted file; the folders of stubs and tests list each of theirs.
            found = self._paths.get(f"{relative.parent}/*")
        return found or ()


def _words(chapters: Sequence[Chapter]) -> Iterator[tuple[str, Found]]:
    for chapter in chapters:
        yield chapter.name, chapter.exercises
        yield chapter.name.partition("_")[0], chapter.exercises
        for exercise in chapter.exercises:
            stub = Path(exercise.path)
            for word in (stub.stem, stub.name, f"test_{stub.stem}", f"test_{stub.name}"):
                yield word, (exercise,)
    # Slugs come last: a slug wins over a chapter or file of the same name.
    for chapter in chapters:
        for exercise in chapter.exercises:
            yield exercise.slug, (exercise,)


def _paths(root: Path, chapters: Sequence[Chapter]) -> Iterator[tuple[str, Found]]:
    for tree in _TREES:
        yield tree, tuple(exercise for chapter in chapters for exercise in chapter.exercises)
    for chapter in chapters:
        for tree in _TREES:
            yield f"{tree}/{chapter.name}", chapter.exercises
        for exercise in chapter.exercises:
            for file in (exercise.stub, exercise.solution):
                yield file.relative_to(root).as_posix(), (exercise,)
            yield exercise.tests_path, (exercise,)
            for folder in (exercise.mistakes, exercise.alternatives):
                yield folder.relative_to(root).as_posix(), (exercise,)
                yield f"{folder.relative_to(root).as_posix()}/*", (exercise,)
