"""Look at a verdict as the terminal shows it: the check that explains it, its evidence, its line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.model import Mark, MarkState, Outcome
from grader.render.excerpt import is_in

if TYPE_CHECKING:
    from grader.model import CheckResult, Clock, Finding, Place, Verdict
    from grader.render.style import Look

FINE = (Outcome.PASSED, Outcome.SKIPPED)


@dataclass(frozen=True, slots=True)
class Scene:
    """A verdict, the check that it is explained by, and how to show it."""

    verdict: Verdict
    look: Look
    clock: Clock
    base: str  # the directory of the submission
    show_real: bool

    @property
    def check(self) -> CheckResult | None:
        """The first check that did not pass."""
        return next((each for each in self.verdict.checks if each.outcome not in FINE), None)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The evidence, that of the explained check first."""
        first = self.check.findings if self.check else ()
        return (*first, *(found for each in self.verdict.checks for found in each.findings))

    @property
    def place(self) -> Place | None:
        """The line to look at: the first known one in the learner's file."""
        check = self.check
        known = [each.place for each in self.verdict.diagnoses[:1]]
        known += [self.verdict.place, check.place if check else None]
        known += [found.place for found in self.findings]
        known += [wait.place for found in self.findings for wait in found.waits]
        exercise = self.verdict.exercise
        return next((place for place in known if place and is_in(place, exercise)), None)

    @property
    def spans_matter(self) -> bool:
        """Whether what went wrong has to do with time."""
        failed = (Mark.OVERLAP, Mark.FREE, Mark.CLEAN)
        return any(self.verdict.marks.of(mark) is MarkState.FAILED for mark in failed)
