"""Grade a submission: read each file, run its checks, draw the verdict. Everyone who judges calls this."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from grader import policy
from grader.course import checks_of, house_rules
from grader.model import CheckResult, Clock, Evidence, Exercise, Finding, Outcome, Report, Verdict
from grader.policy import Unreadable, advise
from grader.source import Source
from grader.verdict import verdict
from grader.wire import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from grader.runner import Runner

CHECK_SECONDS = {
    Clock.KATA: 8.0,
    Clock.REAL: 30.0,
}  # real seconds that one check may take before it counts as hung


@dataclass(frozen=True, slots=True)
class Work:
    """One file to grade as an exercise; `name` is what messages call it."""

    exercise: Exercise
    path: Path
    name: str


def new_seed() -> int:
    """Draw a seed for a run that asks for none."""
    return secrets.randbelow(1_000_000)


def works(exercises: Iterable[Exercise], submission: Path) -> tuple[Work, ...]:
    """Pair each exercise with its file in a directory laid out like `exercises/`, or holding one."""
    inner = submission / "exercises"
    base = inner if inner.is_dir() else submission
    return tuple(
        Work(exercise, base / exercise.path, _name(base / exercise.path, exercise)) for exercise in exercises
    )


def grade(
    todo: Sequence[Work],
    runner: Runner,
    *,
    seed: int,
    clock: Clock = Clock.KATA,
    on_verdict: Callable[[Verdict], None] | None = None,
) -> Report:
    """Grade in order; `on_verdict` hears of each verdict as soon as it and those before it are known."""
    sources = [policy.read(work.path, work.name) for work in todo]
    jobs = [
        _job(work, source, seed, clock)
        for work, source in zip(todo, sources, strict=True)
        if isinstance(source, Source)
    ]
    results = runner.run_all(jobs)
    verdicts = []
    for work, source in zip(todo, sources, strict=True):
        one = _ran(work, source, next(results)) if isinstance(source, Source) else _unreadable(work, source)
        verdicts.append(one)
        if on_verdict:
            on_verdict(one)
    return Report(seed, clock, tuple(verdicts), _notes(todo, sources))


def _job(work: Work, source: Source, seed: int, clock: Clock) -> Job:
    exercise = work.exercise
    return Job(
        slug=exercise.slug,
        module=Path(exercise.path).stem,
        source=source.text,
        filename=source.file,
        tests=str(exercise.tests),
        checks=checks_of(exercise),
        seed=seed,
        clock=clock,
        home="",
        seconds=CHECK_SECONDS[clock],
    )


def _ran(work: Work, source: Source, results: Sequence[CheckResult]) -> Verdict:
    return verdict(work.exercise, results, source.text, house_rules=house_rules(work.exercise))


def _unreadable(work: Work, fault: Unreadable) -> Verdict:
    """Fail every check without starting anything."""
    outcome = Outcome.FAILED if fault.missing else Outcome.BROKEN
    message = f"Not submitted: {fault.message}" if fault.missing else fault.message
    findings: tuple[Finding, ...] = ()
    if fault.code:
        findings = (Finding(Evidence.OBSERVED, fault.place, code=fault.code, text=fault.message),)
    results = [
        CheckResult(check, outcome, message, fault.place, findings) for check in checks_of(work.exercise)
    ]
    return verdict(work.exercise, results, fault.text, house_rules=house_rules(work.exercise))


def _notes(todo: Sequence[Work], sources: Sequence[Source | Unreadable]) -> tuple[str, ...]:
    return tuple(
        f"{advice.file}:{advice.line}: {advice.message}"
        for work, source in zip(todo, sources, strict=True)
        if isinstance(source, Source)
        for advice in advise(source, work.exercise)
    )


def _name(path: Path, exercise: Exercise) -> str:
    """Call a file of the course by its path there, any other by its path inside the submission."""
    if path.is_relative_to(exercise.root):
        return path.relative_to(exercise.root).as_posix()
    return f"{path.parent.parent.name}/{exercise.path}".replace(os.sep, "/")
