"""Sum a report up in sentences."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from grader.model import Outcome
from grader.render.style import word

if TYPE_CHECKING:
    from grader.model import Report


def headline(r: Report) -> str:
    """Say how it ended, with the points."""
    if not r.verdicts:
        return "No exercise was graded."
    points = f"{sum(each.points for each in r.verdicts)} of {sum(each.max_points for each in r.verdicts)}"
    if len(r.verdicts) > 1:
        passed = sum(each.outcome is Outcome.PASSED for each in r.verdicts)
        return f"Passed {passed} of {len(r.verdicts)} exercises, {points} points."
    outcome = r.verdicts[0].outcome
    ended = "Not passed" if outcome is Outcome.FAILED else word(outcome).capitalize()
    return f"{ended}, {points} points."


def others(r: Report) -> str:
    """Count what neither passed nor failed; empty when there is no such exercise, or only one in all."""
    counts = Counter(each.outcome for each in r.verdicts)
    told = [
        f"{counts[each]} {word(each)}"
        for each in Outcome
        if counts[each] and each not in {Outcome.PASSED, Outcome.FAILED}
    ]
    return f"{', '.join(told)}." if told and len(r.verdicts) > 1 else ""


def how(r: Report) -> str:
    """Say how it was graded."""
    return f"Seed {r.seed}, {r.clock} clock."
