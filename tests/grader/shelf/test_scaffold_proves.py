"""That a new exercise is right before its author has written a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader import authoring, stubs
from grader.course import load
from grader.runner import start
from grader.scaffold import new

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_exercise_passes_the_authors_proof(tmp_path: Path) -> None:
    """The stub fails, solution and alternative pass, the mistake is diagnosed at its line."""
    (tmp_path / "exercises").mkdir()
    new(tmp_path, "ch01_waiting/ex01_first")
    course = load(tmp_path)
    stubs.write(course)
    shown = authoring.exhibits(course.exercises)
    assert [exhibit.role for exhibit in shown] == list(authoring.Role)
    assert authoring.problems_of_files(course, course.exercises) == ()
    with start(tmp_path, [exercise.tests for exercise in course.exercises], jobs=1) as runner:
        problems, _ = authoring.prove(shown, runner, seed=7)
    assert problems == ()
