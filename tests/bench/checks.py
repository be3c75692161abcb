"""A pytest plugin: run each hidden test many times against its solution, with the instruments or without.

    python -m pytest -p tests.bench.checks --look-on full --rounds 20 tests/exercises/ch01_coroutines

`--look-on bare` gives a check its clock, its trace and its kit, without which it cannot run.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
from typing import TYPE_CHECKING, cast

import pytest

from grader.child.instruments import Instruments
from grader.child.plugin import current
from grader.child.submission import Submission
from grader.model import Clock
from tests.bench.bare import bare
from tests.bench.commands import ROOT

if TYPE_CHECKING:
    from grader.child.kit import Kit


class Bare:
    """What stands around a check that nobody looks at; the bench's stand-in for the instruments."""

    def __init__(self, submission: Submission) -> None:
        self._submission = submission
        self._stack = contextlib.ExitStack()
        self._kit: Kit

    def __enter__(self) -> None:
        self._kit = self._stack.enter_context(bare(self._submission))

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def load(self) -> Kit:
        """Give the kit."""
        return self._kit

    def new_loop(self) -> asyncio.AbstractEventLoop:
        """Make a loop on the check's clock."""
        return asyncio.events.new_event_loop()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what the bench asks for."""
    parser.addoption("--look-on", choices=["full", "bare"], default="full")
    parser.addoption("--rounds", type=int, default=1)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool:
    """Run every test as many times as asked for; pytest reports each failure."""
    gc.collect()
    gc.freeze()  # as in the process that the grader forks from
    for item in session.items:
        path = ROOT / "solutions" / item.path.parent.name / item.path.name.removeprefix("test_")
        submission = Submission(path.read_text(encoding="utf-8"), str(path), path.stem)
        for _ in range(session.config.getoption("--rounds")):
            _run(item, submission)
    return True


def _run(item: pytest.Item, submission: Submission) -> None:
    bare_one = item.config.getoption("--look-on") == "bare"
    around = Bare(submission) if bare_one else Instruments(submission, Clock.KATA, "0")
    current.instruments = cast("Instruments", around)
    try:
        with around:
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
    finally:
        current.instruments = None
