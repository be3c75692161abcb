"""Run every check of the course against its solution in one process with nothing around it.

No pytest session, no child process, no detector: only the coroutines, on a loop that skips its waits.
This is the floor that the grader is compared with.
"""

from __future__ import annotations

import asyncio
import importlib.util
import inspect
import selectors
from typing import TYPE_CHECKING

from grader import course
from grader.child.kit import Kit
from grader.child.places import Learner
from grader.child.submission import Submission
from grader.child.trace import Trace
from tests.bench.commands import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType


class SkippingLoop(asyncio.SelectorEventLoop):
    """A loop that takes the time of its next timer for now whenever it would wait."""

    def __init__(self) -> None:
        self._now = 0.0
        super().__init__(_SkippingSelector(self))

    def time(self) -> float:
        """Give the seconds skipped so far."""
        return self._now

    def skip(self, seconds: float) -> None:
        """Go on by that many seconds."""
        self._now += seconds


class _SkippingSelector(selectors.DefaultSelector):
    def __init__(self, loop: SkippingLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        found = super().select(0)
        if not found and timeout:
            self._loop.skip(timeout)
        return found


def main() -> None:
    """Run everything; a failing check ends with its traceback."""
    for exercise in course.load(ROOT).exercises:
        path = exercise.solution
        submission = Submission(path.read_text(encoding="utf-8"), str(path), path.stem)
        tests = _module(exercise.tests)
        for check in course.checks_of(exercise):
            _run(getattr(tests, check.name), submission)


def _run(test: Callable[[Kit], object], submission: Submission) -> None:
    loop = SkippingLoop()
    learner = Learner([submission.filename])
    trace = Trace(learner, "0")
    kit = Kit(submission.load({}), submission, learner, trace, loop.time, "0")
    previous = asyncio.events.new_event_loop
    asyncio.events.new_event_loop = asyncio.new_event_loop = lambda: _traced(SkippingLoop(), trace)
    try:
        result = test(kit)
        if inspect.iscoroutine(result):
            _traced(loop, trace).run_until_complete(result)
    finally:
        asyncio.events.new_event_loop = asyncio.new_event_loop = previous
        loop.close()


def _traced(loop: SkippingLoop, trace: Trace) -> SkippingLoop:
    loop.set_task_factory(trace.factory)
    return loop


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
