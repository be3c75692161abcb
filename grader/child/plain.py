"""Run hidden tests under plain pytest, as an editor does, against the learner's file of the same name.

KATAS_SUBMISSION names another directory than `exercises/`, KATAS_CLOCK the clock, KATAS_SEED the seed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader.child.instruments import Instruments
from grader.child.plugin import current, kit, pytest_asyncio_loop_factories
from grader.child.run import judge
from grader.child.submission import Submission
from grader.child.told import Told
from grader.model import Clock, Outcome

if TYPE_CHECKING:
    from collections.abc import Generator

__all__ = [
    "kit",
    "pytest_asyncio_loop_factories",
    "pytest_make_collect_report",
    "pytest_runtest_makereport",
    "pytest_runtest_protocol",
]
_MISSING = re.compile(r"^E +ModuleNotFoundError: No module named '([\w.]+)'", re.MULTILINE)
_own: list[Instruments] = []  # those that this module has put around the test that runs


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Skip the hidden tests of an exercise whose package is not there; an error would stop all the others."""
    report = yield
    missing = _MISSING.search(str(report.longrepr)) if report.failed else None
    if missing and isinstance(collector, pytest.Module):
        reason = f"needs {missing[1]}, which is not installed; the README says how to add it"
        report.outcome = "skipped"
        report.longrepr = (str(collector.path), 1, f"Skipped: {reason}")
    return report


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
    _own.append(instruments)
    try:
        with instruments:
            return (yield)
    finally:
        current.instruments = None
        _own.clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Tell a failure as the grader does, in place of a traceback through it."""
    report = yield
    if call.excinfo is None or not report.failed or not _own:
        return report
    (instruments,) = _own
    outcome, message, findings = judge(call.excinfo.value, ran=True, instruments=instruments)
    if outcome is Outcome.CRASHED:
        return report  # an author needs the traceback
    place = next((found.place for found in findings if found.place), None)
    waits = [wait for found in findings for wait in found.waits]
    report.longrepr = Told(item, message, place, waits, instruments.submission.source)
    if printed := instruments.output.text():
        report.sections.append(("Printed by your code", printed))
    return report


def learner_file(test: Path) -> Path:
    """Give the learner's file for `tests/exercises/chNN_topic/test_exNN_slug.py`."""
    chapter = test.parent
    root = chapter.parents[2]
    submission = Path(os.environ.get("KATAS_SUBMISSION", root / "exercises"))
    return submission / chapter.name / test.name.removeprefix("test_")


def _seed(item: pytest.Item) -> str:
    return f"{os.environ.get('KATAS_SEED', '0')}:{item.path.stem}:{item.name}"
