"""A class of a few students who work on a small course."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grader import course, scaffold, stubs

if TYPE_CHECKING:
    from pathlib import Path

    from grader.course import Course


@pytest.fixture
def small(tmp_path: Path) -> Course:
    """A course of two exercises."""
    folder = tmp_path / "course"
    (folder / "exercises").mkdir(parents=True)
    scaffold.new(folder, "ch01_topic/ex01_first", title="The first one")
    scaffold.new(folder, "ch01_topic/ex02_second", title="The second one")
    stubs.write(course.load(folder))
    return course.load(folder)


@pytest.fixture
def school(tmp_path: Path, small: Course) -> Path:
    """Three students: one has solved all, one half of it, one has handed in nothing."""
    folder = tmp_path / "class"
    for name, solved in (("ada", 2), ("bob", 1), ("eve", 0)):
        for number, exercise in enumerate(small.exercises):
            file = folder / name / "exercises" / exercise.path
            file.parent.mkdir(parents=True, exist_ok=True)
            source = exercise.solution if number < solved else exercise.stub
            if name != "eve":
                file.write_bytes(source.read_bytes())
    return folder
