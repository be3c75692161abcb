"""Grade a submission: read each file, run its checks, draw the verdict. Everyone who judges calls this."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from grader import extras, policy, possible
from grader.course import checks_of, house_rules
from grader.model import (
    Check,
    CheckResult,
    Clock,
    Evidence,
    Exercise,
    Finding,
    Marks,
    Outcome,
    Place,
    Report,
    Verdict,
)
from grader.policy import Unreadable, advise
from grader.verdict import verdict
from grader.wire import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence

    from grader.advice import Advice
    from grader.source import Source

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

CHECK_SECONDS = {
    Clock.KATA: 8.0,
    Clock.REAL: 30.0,
}  # real seconds that one check may take before it counts as hung


class Jobs(Protocol):
    """Whoever runs jobs: a runner, or somebody who stands before one."""

    def run(self, job: Job) -> tuple[CheckResult, ...]:
        """Give one result for each check of the job, in order."""

    def map(
        self, function: Callable[[_Item], _Result], items: Iterable[_Item]
    ) -> Generator[_Result, None, None]:
        """Yield what the function gives for each item, in order, some of them at a time."""


@dataclass(frozen=True, slots=True)
class Work:
    """One file to grade as an exercise; `name` is what messages call it."""

    exercise: Exercise
    path: Path
    name: str
    within: Path | None = None  # a link that leads out of this directory is refused
    text: str | Unreadable | None = None  # grade this in place of what the file holds


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of one file."""

    verdict: Verdict
    notes: tuple[str, ...] = ()  # advice about its text


@dataclass(frozen=True, slots=True)
class Terms:
    """How the files of one report are run."""

    seed: int
    clock: Clock
    strict: bool = False


def new_seed() -> int:
    """Draw a seed for a run that asks for none."""
    return secrets.randbelow(1_000_000)


def works(exercises: Iterable[Exercise], submission: Path) -> tuple[Work, ...]:
    """Pair each exercise with its file in a directory laid out like `exercises/`, or holding one."""
    inner = submission / "exercises"
    base = inner if inner.is_dir() else submission
    roots = {exercise.root for exercise in exercises}
    within = None if base.name == "exercises" and base.parent in roots else base
    paths = [(exercise, base / exercise.path) for exercise in exercises]
    return tuple(Work(exercise, path, _name(path, exercise), within) for exercise, path in paths)


def grade(  # noqa: PLR0913  # each is one property of the run
    todo: Sequence[Work],
    runner: Jobs,
    *,
    seed: int,
    clock: Clock = Clock.KATA,
    strict: bool = False,
    on_verdict: Callable[[Verdict], None] | None = None,
) -> Report:
    """Grade in order; `on_verdict` hears of each verdict as soon as it and those before it are known.

    A file that uses what could bend its result does not pass: it is held for review, with `strict` unrun.
    """
    terms = Terms(seed, clock, strict)
    verdicts: list[Verdict] = []
    notes: list[str] = []
    for judged in runner.map(lambda work: judge(work, runner, terms), todo):
        drawn = judged.verdict
        verdicts.append(drawn)
        notes += judged.notes
        if on_verdict:
            on_verdict(drawn)
    return Report(seed, clock, tuple(verdicts), tuple(notes), strict)


def run(  # noqa: PLR0913  # each is one property of the run
    work: Work,
    checks: tuple[Check, ...],
    runner: Jobs,
    *,
    seed: int,
    clock: Clock = Clock.KATA,
    strict: bool = False,
) -> tuple[CheckResult, ...]:
    """Run some checks of a file, without a verdict; nothing where that cannot be done."""
    source = _read(work)
    if isinstance(source, Unreadable) or not checks or extras.lack(work.exercise.extra):
        return ()
    return runner.run(_job(work.exercise, source, checks, Terms(seed, clock, strict)))


def measure(  # noqa: PLR0913  # as above
    work: Work,
    check: str,
    runner: Jobs,
    *,
    seed: int,
    clock: Clock = Clock.KATA,
    strict: bool = False,
) -> CheckResult | None:
    """Run one check of a file, without a verdict; None where that cannot be done."""
    checks = tuple(each for each in checks_of(work.exercise) if each.name == check)
    return next(iter(run(work, checks, runner, seed=seed, clock=clock, strict=strict)), None)


def judge(work: Work, runner: Jobs, terms: Terms) -> Judged:
    """Give the verdict of one file, and advice about its text."""
    if lack := extras.lack(work.exercise.extra):
        return Judged(_skipped(work.exercise, f"{work.exercise.slug} {lack}"))
    source = _read(work)
    if isinstance(source, Unreadable):
        return Judged(_unreadable(work, source))
    found = advise(source, work.exercise)
    advice = tuple(f"{each.file}:{each.line}: {each.message}" for each in found)
    held = tuple(each for each in found if each.holds)
    if terms.strict and held:
        return Judged(_held(work.exercise, source, held, "The file was not run."), advice)
    results = runner.run(_job(work.exercise, source, checks_of(work.exercise), terms))
    if held and any(each.outcome is Outcome.CRASHED for each in results):
        # A check that breaks down is the grader's fault, unless the file reaches for what checks are made of.
        why = "A check broke down, which this may have caused."
        return Judged(_held(work.exercise, source, held, why), advice)
    drawn = verdict(work.exercise, results, source.text, house_rules=house_rules(work.exercise))
    if held and drawn.outcome is Outcome.PASSED:
        why = "The file was run and passes, which this may have caused."
        return Judged(_held(work.exercise, source, held, why), advice)
    return Judged(_with_possible(drawn, runner, terms), advice)


def _read(work: Work) -> Source | Unreadable:
    if work.text is None:
        return policy.read(work.path, work.name, within=work.within)
    return work.text if isinstance(work.text, Unreadable) else policy.parse(work.text, work.name)


def _with_possible(drawn: Verdict, runner: Jobs, terms: Terms) -> Verdict:
    """Add what the reference solution does in the check that is shown, recorded with the same seed."""
    exercise = drawn.exercise
    if drawn.outcome is not Outcome.FAILED or not drawn.timeline:
        return drawn
    if exercise.unpacked is not None:  # an edition without solutions brings what they did
        return replace(drawn, possible=possible.as_recorded(drawn, exercise.unpacked))
    # Named like a submission of it, so that who remembers results knows it for one.
    solution = Work(exercise, exercise.solution, f"exercises/{exercise.path}")
    result = measure(solution, drawn.shown, runner, seed=terms.seed, clock=terms.clock, strict=terms.strict)
    if result is None or result.outcome is not Outcome.PASSED:
        return drawn
    return replace(drawn, possible=result.timeline)


def _job(exercise: Exercise, source: Source, checks: tuple[Check, ...], terms: Terms) -> Job:
    return Job(
        slug=exercise.slug,
        module=Path(exercise.path).stem,
        source=source.text,
        filename=source.file,
        tests=str(exercise.tests),
        checks=checks,
        seed=terms.seed,
        clock=terms.clock,
        home="",
        seconds=CHECK_SECONDS[terms.clock],
        extra=exercise.extra,
        strict=terms.strict,
    )


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


def _held(exercise: Exercise, source: Source, held: tuple[Advice, ...], why: str) -> Verdict:
    """Hold a file for the instructor, whatever its checks found; the first line that asks for it is named."""
    first, *more = held
    lines = ", ".join(str(line) for line in dict.fromkeys(each.line for each in more) if line != first.line)
    message = f"{first.message}{f' See line {lines}, too.' if lines else ''} {why}"
    place = Place(source.file, first.line)
    results = [CheckResult(check, Outcome.REVIEW, message, place) for check in checks_of(exercise)]
    return replace(verdict(exercise, results, source.text, house_rules=False), marks=Marks())


def _skipped(exercise: Exercise, message: str) -> Verdict:
    """Judge nothing: what the checks need is not there."""
    checks = tuple(CheckResult(check, Outcome.SKIPPED, message) for check in checks_of(exercise))
    return Verdict(exercise, Outcome.SKIPPED, message, checks=checks)


def _name(path: Path, exercise: Exercise) -> str:
    """Call a file of the course by its path there, any other by its path inside the submission."""
    if path.is_relative_to(exercise.root):
        return path.relative_to(exercise.root).as_posix()
    return f"{path.parent.parent.name}/{exercise.path}".replace(os.sep, "/")
