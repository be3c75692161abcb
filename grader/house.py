"""Judge the rules that hold in every exercise: the loop stays free, and nothing is left behind.

Any check may bring the evidence, so these two checks are drawn from the findings of all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.model import Check, CheckResult, Evidence, Finding, Mark, Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

FREE = Check("house_loop_stays_free", "The event loop is never held up.", Mark.FREE)
CLEAN = Check("house_nothing_left", "Nothing is left running, open or unread.", Mark.CLEAN)

_HOLDS = frozenset({Evidence.BLOCKED, Evidence.COMPUTED, Evidence.SPUN})
_LEAVINGS = frozenset(
    {
        Evidence.NEVER_AWAITED,
        Evidence.LEFT_RUNNING,
        Evidence.LEFT_AWAITED,
        Evidence.LEFT_CANCELLING,
        Evidence.TASK_LOST,
        Evidence.ERROR_UNREAD,
        Evidence.GENERATOR_OPEN,
        Evidence.RESOURCE_OPEN,
    }
)
_UNJUDGED = "Not judged: the code did not run far enough."


def house_checks(results: Sequence[CheckResult]) -> tuple[CheckResult, ...]:
    """Give the results of the two checks for an exercise whose own checks gave these results."""
    ran = any(_ran(result) for result in results)
    return (_judge(FREE, _HOLDS, results, ran=ran), _judge(CLEAN, _LEAVINGS, results, ran=ran))


def _judge(
    check: Check, kinds: frozenset[Evidence], results: Sequence[CheckResult], *, ran: bool
) -> CheckResult:
    found = [finding for result in results for finding in result.findings if finding.kind in kinds]
    if found:
        return CheckResult(
            check, Outcome.FAILED, _words(found[0]), found[0].place, tuple(dict.fromkeys(found))
        )
    return CheckResult(check, Outcome.PASSED) if ran else CheckResult(check, Outcome.FAILED, _UNJUDGED)


def _ran(result: CheckResult) -> bool:
    unwritten = any(finding.subject == "NotImplementedError" for finding in result.findings)
    return result.outcome in {Outcome.PASSED, Outcome.FAILED} and not unwritten


def _words(finding: Finding) -> str:
    where = f" at line {finding.place.line}" if finding.place else ""
    what = f" by {finding.subject}" if finding.kind is Evidence.BLOCKED else f": {finding.subject}"
    start = _STARTS[finding.kind]
    return f"{start}{what if finding.subject else ''}{where}."


_STARTS = {
    Evidence.BLOCKED: "The loop was held",
    Evidence.COMPUTED: "The loop was held by a computation",
    Evidence.SPUN: "The loop kept turning without waiting",
    Evidence.NEVER_AWAITED: "A coroutine was never awaited",
    Evidence.LEFT_RUNNING: "A task was left running",
    Evidence.LEFT_AWAITED: "A task was left running",
    Evidence.LEFT_CANCELLING: "A cancelled task had not finished",
    Evidence.TASK_LOST: "A task vanished before it was done",
    Evidence.ERROR_UNREAD: "A task failed and nobody read its error",
    Evidence.GENERATOR_OPEN: "An asynchronous generator was left open",
    Evidence.RESOURCE_OPEN: "Something was left open",
}
