"""Define what a condition reads and answers: the case, the observation, the row of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grader.model import CheckResult, Evidence, Finding, Outcome, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FAILING = frozenset({Outcome.FAILED, Outcome.TIMED_OUT, Outcome.BROKEN})
# A check that passed may still have seen what the rules for every exercise forbid.
_TELLING = FAILING | {Outcome.PASSED}
STUB = "NotImplementedError"  # subject of the ERROR finding of a body that is still to be written

# What an exception can leave behind on its way out; beside an ERROR these say nothing of their own.
AFTERMATH = frozenset({Evidence.NEVER_AWAITED, Evidence.TASK_LOST, Evidence.ERROR_UNREAD})

# What a hidden test measures from outside; beside an OBSERVED finding these are the same fact, less exactly.
MEASURED = frozenset(
    {
        Evidence.PEAK_LOW,
        Evidence.PEAK_HIGH,
        Evidence.SLOW,
        Evidence.LATE_START,
        Evidence.LATE_FOR_ALL,
        Evidence.ORDER,
        Evidence.WRONG_VALUE,
        Evidence.WRONG_CALLS,
        Evidence.ERROR,
    }
)


@dataclass(frozen=True, slots=True)
class Observation:
    """What was seen, in one or two sentences, and where."""

    message: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """What the checks of one exercise showed, less what a cause found earlier explains."""

    results: tuple[CheckResult, ...]
    explained: frozenset[Evidence] = frozenset()

    @classmethod
    def of(cls, results: tuple[CheckResult, ...]) -> Case:
        """Keep the checks that ran code that somebody has written."""
        return cls(tuple(result for result in results if result.outcome in _TELLING and not is_stub(result)))

    def findings(self, *kinds: Evidence) -> tuple[Finding, ...]:
        """Give the findings of these kinds, in the order of the checks."""
        return tuple(finding for result in self.results for finding in self.of_check(result, *kinds))

    def of_check(self, result: CheckResult, *kinds: Evidence) -> tuple[Finding, ...]:
        """Give the findings of these kinds of one check; its own line stands in where a finding has none."""
        found = [finding for finding in result.findings if finding.kind in kinds]
        if not found:  # as most often: each row of the catalogue asks
            return ()
        left_out = self.explained | _side_effects(result)
        return tuple(
            finding if finding.place else replace(finding, place=result.place)
            for finding in found
            if finding.kind not in left_out
        )

    def checks_with(self, *kinds: Evidence) -> tuple[CheckResult, ...]:
        """Give the checks that hold at least one finding of these kinds."""
        return tuple(result for result in self.results if self.of_check(result, *kinds))

    def observed(self, code: str) -> Finding | None:
        """Give the finding with which a hidden test named this code."""
        return next((f for f in self.findings(Evidence.OBSERVED) if f.code == code), None)

    def without(self, kinds: frozenset[Evidence]) -> Case:
        """Take kinds of evidence out of the case, because their cause is known."""
        return replace(self, explained=self.explained | kinds)


@dataclass(frozen=True, slots=True)
class Misconception:
    """One row of the catalogue: the words, and the condition under which they are said."""

    code: str
    title: str
    why: str
    try_one: str
    doc: str
    seen: Callable[[Case], Observation | None]


def only_observed(_: Case) -> Observation | None:
    """See nothing: no kind of finding shows this code, so a hidden test has to name it."""
    return None


def shown_by(sentences: Mapping[Evidence, Callable[[Finding], str]]) -> Callable[[Case], Observation | None]:
    """Make a condition from kinds of finding, the strongest first, and a sentence for each."""

    def seen(case: Case) -> Observation | None:
        for kind, sentence in sentences.items():
            found = case.findings(kind)
            if found:
                return observation(found, sentence)
        return None

    return seen


def observation(found: tuple[Finding, ...], sentence: Callable[[Finding], str]) -> Observation:
    """Speak of the first finding whose line is known, and count the lines of the others."""
    finding = next((f for f in found if f.place), found[0])
    more = len({f.place for f in found if f.place} - {finding.place})
    tail = f" The same was seen at {more} more {'line' if more == 1 else 'lines'}." if more else ""
    return Observation(sentence(finding) + tail, finding.place)


def is_stub(result: CheckResult) -> bool:
    """Tell whether the check met a body that is still to be written."""
    return any(f.kind is Evidence.ERROR and f.subject == STUB for f in result.findings)


def _side_effects(result: CheckResult) -> frozenset[Evidence]:
    kinds = {finding.kind for finding in result.findings}
    after_error = AFTERMATH if Evidence.ERROR in kinds else frozenset()
    told_exactly = MEASURED if Evidence.OBSERVED in kinds else frozenset()
    return after_error | told_exactly
