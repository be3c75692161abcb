"""Look at a report as tools outside do: a flat list of tests, with texts that are safe and short."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.model import Mark, MarkState, Outcome
from grader.render.scene import FINE, Scene
from grader.render.style import word
from grader.render.text import block, clean, cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.model import CheckResult, Place, Report, Verdict

LONGEST = 4000  # characters of one text
_HEADING = 300  # of a heading


@dataclass(frozen=True, slots=True)
class Case:
    """A check, or the whole of an exercise whose outcome no check reports (`result` is None then)."""

    verdict: Verdict
    outcome: Outcome
    name: str
    title: str
    message: str
    place: Place | None
    result: CheckResult | None = None

    @property
    def seconds(self) -> float:
        """How long it took, on the clock of the report."""
        return finite(self.result.seconds) if self.result else 0.0

    @property
    def heading(self) -> str:
        """What it looks at, in one line."""
        return cut(clean((self.title or self.name)[:_HEADING]), _HEADING)

    @property
    def told(self) -> str:
        """What a learner is told of it: empty where nothing is wrong."""
        return "" if self.outcome is Outcome.PASSED else several(self.message or self.title)


def cases(v: Verdict) -> tuple[Case, ...]:
    """Give the checks of an exercise, and a case for the whole where they do not tell its outcome."""
    found = [
        Case(v, each.outcome, each.check.name, each.check.title, each.message, each.place, each)
        for each in v.checks
    ]
    if not _explained(v):
        found.append(Case(v, v.outcome, v.exercise.slug, v.exercise.title, v.message, v.place))
    return tuple(found)


def graded(r: Report) -> tuple[Verdict, ...]:
    """Give the exercises that could be graded; all of them where none could."""
    return tuple(v for v in r.verdicts if v.outcome is not Outcome.SKIPPED) or r.verdicts


def totals(r: Report) -> tuple[int, int]:
    """Give the points that were earned, and those that could be."""
    return sum(each.points for each in r.verdicts), sum(each.max_points for each in r.verdicts)


def summary(v: Verdict, r: Report) -> str:
    """Tell in a few lines how an exercise ended: marks, what was seen, the diagnoses."""
    return several("\n".join(line for line in _lines(v, r) if line), LONGEST)


def several(text: str, most: int = LONGEST) -> str:
    """Give clean lines, of at most so many characters in all."""
    text = text.strip("\n")
    told = block(text[: most + 1])
    return told if max(len(text), len(told)) <= most else told[: most - 1] + "\u2026"


def finite(seconds: float) -> float:
    """Give seconds that every format has a word for."""
    return round(seconds, 6) + 0.0 if math.isfinite(seconds) else 0.0


def _lines(v: Verdict, r: Report) -> Iterator[str]:
    states = {mark: v.marks.of(mark) for mark in Mark if v.marks.of(mark) is not MarkState.NONE}
    yield f"{word(v.outcome).capitalize()}, {v.points} of {v.max_points} points."
    yield ", ".join(f"{mark}: {state}" for mark, state in states.items())
    if v.outcome is Outcome.PASSED:
        return
    scene = Scene(v, r.clock)
    yield scene.lead
    at = f"Line {scene.place.line}: " if scene.place else ""
    yield several(at + (scene.observed or scene.expected), LONGEST // 4)
    if v.outcome in FINE:
        return
    for each in v.diagnoses:
        yield several(f"{each.title} [{each.code}]: {each.message}", LONGEST // 4)
        yield several(f"Try: {each.try_one}" if each.try_one else "", LONGEST // 4)


def _explained(v: Verdict) -> bool:
    """Tell whether the checks alone give the outcome of the exercise."""
    outcomes = {each.outcome for each in v.checks}
    if v.outcome is Outcome.PASSED:
        return outcomes == {Outcome.PASSED}
    return bool(outcomes - {Outcome.PASSED, Outcome.SKIPPED}) or outcomes == {v.outcome}
