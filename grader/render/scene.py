"""Look at a verdict as every readable form shows it: the check that explains it, its evidence, its line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.model import Clock, Evidence, Mark, MarkState, Outcome
from grader.render.excerpt import is_in
from grader.render.text import seconds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grader.model import CheckResult, Diagnosis, Finding, Place, Verdict, Wait

FINE = (Outcome.PASSED, Outcome.SKIPPED)
UNFINISHED = (Outcome.FAILED, Outcome.BROKEN, Outcome.TIMED_OUT)  # the learner is to go on with it
_AT_LINE = re.compile(r" at line \d+\.$")  # after the error that reached a check
_STUCK = (Evidence.DEADLOCK, Evidence.HUNG)


@dataclass(frozen=True, slots=True)
class Scene:
    """A verdict and what is said of it."""

    verdict: Verdict
    clock: Clock
    base: str = "exercises"  # the directory of the submission, as the learner would type it
    show_real: bool = False  # real seconds differ from run to run

    @property
    def check(self) -> CheckResult | None:
        """The first check that did not pass."""
        return next((each for each in self.verdict.checks if each.outcome not in FINE), None)

    @property
    def others(self) -> tuple[CheckResult, ...]:
        """The other checks that did not pass."""
        return tuple(
            each for each in self.verdict.checks if each.outcome not in FINE and each is not self.check
        )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The evidence, that of the explained check first."""
        first = self.check.findings if self.check else ()
        return (*first, *(found for each in self.verdict.checks for found in each.findings))

    @property
    def beside(self) -> tuple[Finding, ...]:
        """The evidence for the arrow: that of the explained check where it speaks of the line, else all."""
        first = self.check.findings if self.check else ()
        return first if any(found.place == self.place for found in first) else self.findings

    @property
    def place(self) -> Place | None:
        """The line to look at: the first known one in the learner's file."""
        check = self.check
        known = [each.place for each in self.verdict.diagnoses[:1]]
        known += [self.verdict.place, check.place if check else None]
        known += [found.place for found in self.findings]
        known += [wait.place for found in self.findings for wait in found.waits]
        return next((place for place in known if place and self.has(place)), None)

    def has(self, place: Place) -> bool:
        """Tell whether a place is in the learner's file."""
        return is_in(place, self.verdict.exercise)

    @property
    def path(self) -> str:
        """The learner's file as the learner would type it."""
        return f"{self.base.rstrip('/')}/{self.verdict.exercise.path}"

    @property
    def lead(self) -> str:
        """What the learner must know before anything else."""
        crashed = self.verdict.outcome is Outcome.CRASHED
        return "This is the grader's fault, not yours." if crashed else ""

    @property
    def expected(self) -> str:
        """What the explained check asks for."""
        told = self.check is not None and self.verdict.outcome in UNFINISHED
        return (self.check.check.title or self.check.check.name) if self.check and told else ""

    @property
    def observed(self) -> str:
        """What came instead, unless the diagnosis quotes it."""
        told = (self.check.message if self.check else "") or self.verdict.message
        error = _AT_LINE.sub("", told).rstrip(".")
        first = [self.news(each) for each in self.verdict.diagnoses[:1]]
        return "" if error != told.rstrip(".") and any(error in news for news in first) else told

    @property
    def next(self) -> str:
        """What happens with an exercise that is held."""
        if self.verdict.outcome is not Outcome.REVIEW:
            return ""
        return (
            "Nothing is decided: an instructor looks at it before it counts. Without what is named above, "
            "the exercise is graded as any other."
        )

    @property
    def waits(self) -> tuple[Wait, ...]:
        """What each task was waiting for when nothing could go on."""
        return next((found.waits for found in self.findings if found.kind in _STUCK and found.waits), ())

    def news(self, each: Diagnosis | CheckResult) -> str:
        """Give what a diagnosis or another check observed, unless the explained check says the same."""
        said = (self.verdict.message, self.check.message if self.check else "")
        return each.message if each.message.split() not in [text.split() for text in said] else ""

    @property
    def spans_matter(self) -> bool:
        """Whether what went wrong has to do with time, and the pictures are of a check that saw it."""
        failed = (Mark.OVERLAP, Mark.FREE, Mark.CLEAN)
        if not any(self.verdict.marks.of(mark) is MarkState.FAILED for mark in failed):
            return False
        drawn = (each for each in self.verdict.checks if each.check.name == self.verdict.shown)
        return all(each.outcome not in FINE for each in drawn)

    @property
    def elapsed(self) -> str:
        """How long it took, by which clock, and how long it may take."""
        v = self.verdict
        slow = (found.limit for found in self.findings if found.kind is Evidence.SLOW)
        limit = next((each for each in slow if each is not None), None)
        bound = ""
        if limit is not None:
            bound = f" (limit {seconds(limit)})"
        elif v.possible_seconds is not None and (v.possible or not v.timeline):
            bound = f" ({seconds(v.possible_seconds)} is possible)"
        real = f"; {seconds(v.real_seconds)} real" if self.show_real and self.clock is Clock.KATA else ""
        return f"{seconds(v.seconds)}{bound} on the {self.clock} clock{real}"

    @property
    def commands(self) -> tuple[str, ...]:
        """The commands that say more to a learner who is to go on."""
        v = self.verdict
        if v.outcome not in UNFINISHED:
            return ()
        words = [f"explain {each.code}" for each in v.diagnoses[:1]] + [f"hint {v.exercise.slug}"]
        return tuple(f"python -m grader {each}" for each in words)


def first_todo(scenes: Iterable[Scene]) -> Scene | None:
    """Give the exercise to go on with."""
    return next((scene for scene in scenes if scene.verdict.outcome in UNFINISHED), None)
