"""Start the runner with a progress bar beside it, as every command that runs checks does."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from grader import runner
from grader.commands import terminal
from grader.grade import Jobs
from grader.render.progress_bar import ProgressBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from grader.model import Clock, Exercise, Verdict


@dataclass(frozen=True, slots=True)
class Run:
    """How checks are to be run."""

    seed: int
    clock: Clock
    jobs: int | None  # None: one for each core
    strict: bool = False  # hold for review what could bend the result
    scheduler: str = ""  # the address of a cluster; empty: here


class Fenced(Jobs, Protocol):
    """Whoever runs jobs, and knows what programs are not kept from."""

    @property
    def lacks(self) -> tuple[str, ...]:
        """What the system does not keep jobs from, in words; known once one has been run."""


@contextmanager
def start(
    root: Path, exercises: Sequence[Exercise], total: int, run: Run, hidden: Sequence[Path] = ()
) -> Iterator[tuple[Fenced, Callable[[Verdict], None]]]:
    """Give a runner, and what is to hear of each of `total` verdicts; no job may read what is `hidden`."""
    bar = ProgressBar(
        total,
        sys.stderr,
        terminal=terminal.can_overwrite(sys.stderr, os.environ),
        color=terminal.look_of(sys.stderr, os.environ).color,
    )
    tests = [exercise.tests for exercise in exercises]
    unpacked = {exercise.unpacked for exercise in exercises if exercise.unpacked}
    with bar, _runner(root, tests, run, (*hidden, *unpacked)) as started:
        yield started, bar.advance
    if run.strict:
        _say_what_is_lacking(started)


def _say_what_is_lacking(started: Fenced) -> None:
    if lacks := started.lacks:
        terminal.note(f"This system does not fence programs in completely: {'; '.join(lacks)}.")


def _runner(
    root: Path, tests: list[Path], run: Run, hidden: Sequence[Path]
) -> AbstractContextManager[Fenced]:
    if not run.scheduler:
        return runner.start(root, tests, jobs=run.jobs or _cores(), spaces=run.strict, hidden=hidden)
    from grader.cluster import scheduler  # noqa: PLC0415 - nobody else needs it

    return scheduler.connected(run.scheduler, tests, jobs=run.jobs, hidden=hidden)


def _cores() -> int:
    """Count the cores that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
