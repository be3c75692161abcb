"""Draw the verdict of an exercise from the results of its checks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grader.diagnosis import LAST, diagnose
from grader.house import house_checks
from grader.model import CheckResult, Diagnosis, Exercise, Kind, Mark, Marks, MarkState, Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

# When several outcomes occur, the first of these is the exercise's.
_WEIGHT = (
    Outcome.BROKEN,
    Outcome.REVIEW,  # what was replaced may be why another check broke down
    Outcome.CRASHED,
    Outcome.TIMED_OUT,
    Outcome.FAILED,
    Outcome.SKIPPED,
    Outcome.PASSED,
)
# A prediction shows nothing to compare with: what is expected is what the learner is to find out.
_PREDICT = "Take one entry at a time, and let the lines above it decide what belongs there."


def verdict(exercise: Exercise, results: Sequence[CheckResult], source: str, *, house_rules: bool) -> Verdict:
    """Join own checks, house rules, diagnoses and points into one record."""
    checks = (*results, *(house_checks(results) if house_rules else ()))
    outcome = next(o for o in _WEIGHT if any(check.outcome is o for check in checks))
    marks = _marks(checks)
    telling = next(check for check in checks if check.outcome is outcome)
    failed = None if outcome is Outcome.PASSED else telling
    shown = _to_show(checks)
    return Verdict(
        exercise=exercise,
        outcome=outcome,
        message=(failed.message or failed.check.title) if failed else "",
        place=failed.place if failed else None,
        checks=checks,
        diagnoses=_diagnoses(exercise, results) if failed else (),
        marks=marks,
        points=points(exercise.points, marks, outcome),
        seconds=shown.seconds,
        possible_seconds=shown.possible_seconds,
        real_seconds=sum(check.real_seconds for check in checks),
        timeline=shown.timeline,
        shown=shown.check.name,
        source=source,
    )


def points(most: int, marks: Marks, outcome: Outcome) -> int:
    """Share the points evenly between the marks of the exercise; without the value mark there are none."""
    if outcome is Outcome.PASSED:
        return most
    states = [marks.of(mark) for mark in Mark if marks.of(mark) is not MarkState.NONE]
    if outcome is not Outcome.FAILED or marks.value is not MarkState.PASSED:
        return 0
    return most * sum(state is MarkState.PASSED for state in states) // len(states)


def _diagnoses(exercise: Exercise, results: Sequence[CheckResult]) -> tuple[Diagnosis, ...]:
    found = diagnose(results)
    if exercise.kind is not Kind.PREDICT:
        return found
    return tuple(replace(each, why="", try_one=_PREDICT) if each.code == LAST else each for each in found)


def _marks(checks: Sequence[CheckResult]) -> Marks:
    def state(mark: Mark) -> MarkState:
        outcomes = {check.outcome for check in checks if check.check.mark is mark}
        if not outcomes:
            return MarkState.NONE
        return MarkState.PASSED if outcomes == {Outcome.PASSED} else MarkState.FAILED

    return Marks(*(state(mark) for mark in (Mark.VALUE, Mark.OVERLAP, Mark.FREE, Mark.CLEAN)))


def _to_show(checks: Sequence[CheckResult]) -> CheckResult:
    """Choose whose time and timeline stand for the exercise: a failed check, one about overlap first."""

    def rank(check: CheckResult) -> tuple[bool, bool, bool, bool, bool]:
        failed, mark = check.outcome is not Outcome.PASSED, check.check.mark
        return (
            not check.timeline,
            not (failed and mark is Mark.OVERLAP),
            not (failed and mark is not Mark.VALUE),
            not failed,
            not check.possible_seconds,
        )

    return min(checks, key=rank)
