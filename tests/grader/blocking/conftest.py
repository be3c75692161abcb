"""Run small programs as a learner's file with both detectors at work."""

from __future__ import annotations

import asyncio
import functools
import gc
import inspect
import itertools
import linecache
import sys
import textwrap
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from grader.child.blocking.detector import BlockingDetector
from grader.child.evidence.places import Learner

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from grader.model import Finding, Place

_numbers = itertools.count()


@dataclass
class Record:
    """The part of a task's record that the detector reads."""

    created: Place | None


class RecordedTask(asyncio.Task[Any]):
    """A task that knows the learner's line that made it."""

    record: Record


def _recorded(learner: Learner, loop: asyncio.AbstractEventLoop, coro: Any, **options: Any) -> RecordedTask:  # noqa: ANN401  # as the loop has it
    task = RecordedTask(coro, loop=loop, **options)
    task.record = Record(learner.in_stack(inspect.currentframe()))
    return task


class Watched:
    """What one program did: its findings, and the text it was made of."""

    def __init__(self, source: str, findings: tuple[Finding, ...]) -> None:
        self.source = source
        self.findings = findings

    @property
    def line(self) -> int:
        """The line that bears the marker."""
        return next(number for number, text in enumerate(self.source.splitlines(), 1) if "# HERE" in text)

    def __str__(self) -> str:
        return "\n".join(str(finding) for finding in self.findings) or "no finding"


def run_watched(source: str) -> Watched:
    """Run `main()` of a program on a fresh loop and give what the detectors found."""
    filename = f"<learner-{next(_numbers)}>"
    text = textwrap.dedent(source).strip() + "\n"
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
    learner = Learner([filename])
    detector = BlockingDetector(learner, watch_sleep=True)
    module = ModuleType(filename)
    sys.modules[filename] = module  # dataclasses and pickling look a module up by its name
    gc.collect()
    gc.freeze()  # as in the grader's processes: what a test session holds is not the program's
    try:
        with detector:
            exec(compile(text, filename, "exec"), module.__dict__)  # noqa: S102  # the point of these tests
            with asyncio.Runner() as runner:
                loop = runner.get_loop()
                loop.set_task_factory(functools.partial(_recorded, learner))
                runner.run(module.main())
    finally:
        del sys.modules[filename]
        gc.unfreeze()
    return Watched(text, detector.findings())


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Watched]:
    """Give the runner of programs; they find themselves in an empty directory."""
    monkeypatch.chdir(tmp_path)
    return run_watched
