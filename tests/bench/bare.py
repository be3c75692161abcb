"""Run every check of the course against its solution in one process with nothing around it.

No pytest session, no child process, no detector: only the coroutines, on the kata clock, because on the real
one their waits would be all that is measured. This is the floor that the grader is compared with.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import inspect
import sys
import tempfile
from typing import TYPE_CHECKING

from grader import course
from grader.child.clock.install import kata_clock
from grader.child.clock.times import learner_time
from grader.child.evidence.places import Learner
from grader.child.evidence.trace import Trace
from grader.child.kit import Kit
from grader.child.submission import Submission
from tests.bench.commands import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import ModuleType


class Deaf:
    """An observer that does nothing with what it hears."""

    def slept(self, seconds: float) -> None:
        """Ignore a blocking sleep."""

    def spun(self, loop: asyncio.AbstractEventLoop, turns: int) -> None:
        """Ignore a spin."""

    def deadlocked(self, loop: asyncio.AbstractEventLoop | None) -> None:
        """Ignore a deadlock; the clock raises it all the same."""


def main() -> None:
    """Run everything; a failing check ends with its traceback."""
    # Some checks leave notes in the current directory, which is the child's own home under the grader.
    with tempfile.TemporaryDirectory() as home, contextlib.chdir(home):
        _run_all()


def _run_all() -> None:
    # All is read before anything runs: what a check leaves to the collector must not end inside a parser.
    for test, submission in list(_tests()):
        _run(test, submission)


def _tests() -> Iterator[tuple[Callable[[Kit], object], Submission]]:
    for exercise in course.load(ROOT).exercises:
        if exercise.extra:  # what it needs is started by the grader
            continue
        path = exercise.solution
        submission = Submission(path.read_text(encoding="utf-8"), str(path), path.stem)
        tests = _module(exercise.tests)
        for check in course.checks_of(exercise):
            yield getattr(tests, check.name), submission


def _run(test: Callable[[Kit], object], submission: Submission) -> None:
    with bare(submission) as kit:
        result = test(kit)
        if inspect.iscoroutine(result):
            asyncio.run(result)


@contextlib.contextmanager
def bare(submission: Submission) -> Iterator[Kit]:
    """Give a check its clock, its trace and its kit, without which it cannot run, and nothing else."""
    learner = Learner([submission.filename])
    trace = Trace(learner, "0")
    with kata_clock(Deaf()) as clock, _traced_loops(trace):
        module = submission.load({"time": learner_time(clock)})
        yield Kit(module, submission, learner, trace, clock.now, "0")


@contextlib.contextmanager
def _traced_loops(trace: Trace) -> Iterator[None]:
    # The kit looks at the learner's tasks when his function returns: they must be the trace's own.
    make = asyncio.events.new_event_loop

    def new_loop() -> asyncio.AbstractEventLoop:
        loop = make()
        loop.set_task_factory(trace.factory)
        return loop

    asyncio.events.new_event_loop = asyncio.new_event_loop = new_loop
    try:
        yield
    finally:
        asyncio.events.new_event_loop = asyncio.new_event_loop = make


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)  # its dataclasses look there
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
