"""Start the runner with a progress bar beside it, as every command that runs checks does."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader import runner
from grader.commands import terminal
from grader.render.progress_bar import ProgressBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from grader.model import Clock, Exercise, Verdict
    from grader.runner import Runner


@dataclass(frozen=True, slots=True)
class Run:
    """How checks are to be run."""

    seed: int
    clock: Clock
    jobs: int | None  # None: one for each core
    strict: bool = False  # hold for review what could bend the result


@contextmanager
def start(
    root: Path, exercises: Sequence[Exercise], total: int, run: Run, hidden: Sequence[Path] = ()
) -> Iterator[tuple[Runner, Callable[[Verdict], None]]]:
    """Give a runner, and what is to hear of each of `total` verdicts; no job may read what is `hidden`."""
    bar = ProgressBar(
        total,
        sys.stderr,
        terminal=terminal.can_overwrite(sys.stderr, os.environ),
        color=terminal.look_of(sys.stderr, os.environ).color,
    )
    tests = [exercise.tests for exercise in exercises]
    unpacked = {exercise.unpacked for exercise in exercises if exercise.unpacked}
    kept = [*hidden, *unpacked]
    with (
        bar,
        runner.start(root, tests, jobs=run.jobs or _cores(), spaces=run.strict, hidden=kept) as started,
    ):
        yield started, bar.advance
    if run.strict:
        _say_what_is_lacking(started)


def _say_what_is_lacking(started: Runner) -> None:
    if lacks := started.lacks:
        terminal.note(f"This system does not fence programs in completely: {'; '.join(lacks)}.")


def _cores() -> int:
    """Count the cores that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
