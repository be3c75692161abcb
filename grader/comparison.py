"""Measure what several answers to one exercise do in one and the same check."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from grader.grade import Work, grade, measure
from grader.model import Clock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grader.grade import Jobs
    from grader.model import CheckResult, Exercise, Verdict


class Comparison(NamedTuple):
    """What one check saw of each file; None where it could not be run."""

    check: str  # its title; empty where no check of the exercise is about time
    results: tuple[CheckResult | None, ...] = ()


def compare(
    exercise: Exercise, paths: Sequence[Path], runner: Jobs, *, seed: int, clock: Clock = Clock.KATA
) -> Comparison:
    """Run the check whose timeline the verdict of the first file shows, for all files with the same seed.

    Where that file has none, as before it is written, the second one decides.
    """
    todo = [Work(exercise, path, path.relative_to(exercise.root).as_posix()) for path in paths]
    for work in todo[:2]:
        (verdict,) = grade([work], runner, seed=seed, clock=clock).verdicts
        if _tells_about_time(verdict):
            break
    else:
        return Comparison("")
    one = partial(measure, check=verdict.shown, runner=runner, seed=seed, clock=clock)
    title = next(each.check.title for each in verdict.checks if each.check.name == verdict.shown)
    return Comparison(title, tuple(runner.map(one, todo)))


def _tells_about_time(verdict: Verdict) -> bool:
    return bool(verdict.timeline or (verdict.possible_seconds and verdict.seconds))
