"""Run hidden tests under plain pytest, as an editor does, against the learner's file of the same name.

KATAS_SUBMISSION names another directory than `exercises/`, KATAS_CLOCK the clock, KATAS_SEED the seed.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader.child.instruments import Instruments
from grader.child.plugin import current, kit, pytest_asyncio_loop_factories
from grader.child.submission import Submission
from grader.model import Clock

if TYPE_CHECKING:
    from collections.abc import Generator

__all__ = ["kit", "pytest_asyncio_loop_factories", "pytest_runtest_protocol"]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Put the instruments around each hidden test."""
    if current.instruments is not None:
        return (yield)  # the grader has put its own
    learner = learner_file(item.path)
    try:
        submission = Submission(learner.read_text(encoding="utf-8"), str(learner), learner.stem)
    except (OSError, SyntaxError, ValueError) as error:
        current.fault = f"{learner} cannot be used: {error}"
        return (yield)
    instruments = Instruments(submission, Clock(os.environ.get("KATAS_CLOCK", "kata")), _seed(item))
    current.instruments = instruments
    try:
        with instruments:
            return (yield)
    finally:
        current.instruments = None


def learner_file(test: Path) -> Path:
    """Give the learner's file for `tests/exercises/chNN_topic/test_exNN_slug.py`."""
    chapter = test.parent
    root = chapter.parents[2]
    submission = Path(os.environ.get("KATAS_SUBMISSION", root / "exercises"))
    return submission / chapter.name / test.name.removeprefix("test_")


def _seed(item: pytest.Item) -> str:
    return f"{os.environ.get('KATAS_SEED', '0')}:{item.path.stem}:{item.name}"
