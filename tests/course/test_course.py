"""The course is proved: stubs fail readably, right answers pass, mistakes are named at their line."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

import pytest

from grader import authoring, course, stubs
from grader.model import Clock
from tests.course.conftest import ROOT

if TYPE_CHECKING:
    from grader.authoring import Problem
    from grader.course import Course
    from grader.runner import Runner

SLUGS = [exercise.slug for exercise in course.load(ROOT).exercises]
MANY = 20  # seeds that must not change any verdict


def test_files_are_where_they_belong(katas: Course) -> None:
    """No stray file, TODOs, lengths and READMEs in order."""
    assert _text(authoring.problems_of_files(katas, katas.exercises)) == ""


@pytest.mark.skipif("CI" not in os.environ, reason="exercises/ may hold a learner's work")
def test_stubs_are_recorded_as_they_are(katas: Course) -> None:
    """In a fresh clone, `exercises/` holds the stubs that `reset` restores."""
    assert stubs.differences(katas) == ()


@pytest.mark.parametrize("slug", SLUGS)
def test_every_file_comes_out_as_it_must(katas: Course, graders: Runner, slug: str) -> None:
    """With a seed drawn anew, the exercise's stub, solution, alternatives and mistakes get their verdicts."""
    shown = authoring.exhibits([katas.get(slug)])
    seed = secrets.randbelow(1_000_000)
    problems, report = authoring.prove(shown, graders, seed=seed)
    assert _text(problems) == "", f"seed {seed}"
    if reasons := authoring.skipped(report):
        pytest.skip(" ".join(reasons))


@pytest.mark.steady
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("slug", SLUGS)
def test_no_seed_changes_a_verdict(katas: Course, graders: Runner, slug: str) -> None:
    """Whatever names, delays and counts are drawn, every file comes out as it must."""
    shown = authoring.exhibits([katas.get(slug)])
    found = {seed: authoring.prove(shown, graders, seed=seed)[0] for seed in range(MANY)}
    assert {seed: _text(problems) for seed, problems in found.items() if problems} == {}


@pytest.mark.clocks
@pytest.mark.timeout(600)
@pytest.mark.parametrize("slug", SLUGS)
def test_both_clocks_agree(katas: Course, graders: Runner, slug: str) -> None:
    """On the real clock every file comes out as it does on the kata clock."""
    shown = authoring.exhibits([katas.get(slug)])
    problems, report = authoring.prove(shown, graders, seed=1, clock=Clock.REAL)
    assert _text(problems) == ""
    if reasons := authoring.skipped(report):
        pytest.skip(" ".join(reasons))


def _text(problems: tuple[Problem, ...]) -> str:
    return "\n".join(f"{problem.path}: {problem.message}" for problem in problems)
