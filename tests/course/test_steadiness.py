"""A busy machine changes no verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grader import authoring, course
from tests.course.conftest import ROOT
from tests.course.hogs import hogs

if TYPE_CHECKING:
    from grader.course import Course
    from grader.runner import Runner

REPETITIONS = 20
HOGS = 8
SLUGS = [exercise.slug for exercise in course.load(ROOT).exercises]


@pytest.mark.steady
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("slug", SLUGS)
def test_no_verdict_changes_beside_hogs(katas: Course, graders: Runner, slug: str) -> None:
    """With eight computing processes beside it, every file comes out as it must, with any data."""
    shown = authoring.exhibits([katas.get(slug)])
    wrong: list[str] = []
    with hogs(HOGS):
        for seed in range(REPETITIONS):
            problems, _ = authoring.prove(shown, graders, seed=1000 + seed)
            wrong += [f"seed {1000 + seed}: {problem.path}: {problem.message}" for problem in problems]
    assert not wrong, f"{len(wrong)} wrong of {REPETITIONS * len(shown)}:\n" + "\n".join(wrong[:20])
