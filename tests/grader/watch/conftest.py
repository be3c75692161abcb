"""A course of two exercises that a learner works on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grader import course, scaffold, stubs

if TYPE_CHECKING:
    from pathlib import Path

    from grader.course import Course


@pytest.fixture
def small(tmp_path: Path) -> Course:
    """A course of three small exercises, its stubs recorded."""
    folder = tmp_path / "course"
    (folder / "exercises").mkdir(parents=True)
    scaffold.new(folder, "ch01_topic/ex01_first", title="The first one")
    scaffold.new(folder, "ch01_topic/ex02_second", title="The second one")
    scaffold.new(folder, "ch02_more/ex01_third", title="The last one")
    stubs.write(course.load(folder))
    return course.load(folder)
