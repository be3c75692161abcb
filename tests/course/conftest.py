"""The course itself, with one runner for all of its hidden tests."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader import course, runner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.course import Course
    from grader.runner import Runner

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def katas() -> Course:
    """Load the course of this repository."""
    return course.load(ROOT)


@pytest.fixture(scope="session")
def graders(katas: Course) -> Iterator[Runner]:
    """Start one runner that has collected every hidden test."""
    tests = [exercise.tests for exercise in katas.exercises]
    with runner.start(ROOT, tests, jobs=os.cpu_count() or 1) as started:
        yield started
