"""Diagnose waits that could have overlapped."""

from __future__ import annotations

from grader.diagnosis import timeline
from grader.diagnosis.case import Case, Misconception, Observation, observation, only_observed, shown_by
from grader.diagnosis.words import at, name, python_says, seconds
from grader.model import CheckResult, Evidence, Finding

_TASK = "https://docs.python.org/3/library/asyncio-task.html"

_WANTED = "awaitable is required"  # says asyncio where it takes awaitables and got something else


def handed_over_late(case: Case) -> Finding | None:
    """Give the finding of a `gather` that got values, because its arguments were awaited one by one."""
    for result in case.checks_with(Evidence.NOT_AWAITABLE):
        finding = case.of_check(result, Evidence.NOT_AWAITABLE)[0]
        if _WANTED in finding.text and timeline.one_by_one(result.timeline):
            return finding
    return None


def _sequential(case: Case) -> Observation | None:
    values = handed_over_late(case)
    if values:
        return Observation(_one_by_one_before(values), values.place)
    alone = tuple(f for f in case.findings(Evidence.PEAK_LOW) if f.count == 1)
    if alone:
        return observation(alone, _peak_of_one)
    late = case.findings(Evidence.LATE_START)
    if late:
        return observation(late, _late_start)
    for result in case.checks_with(Evidence.SLOW):
        slow = case.of_check(result, Evidence.SLOW)[0]
        if timeline.one_by_one(result.timeline) and _sum_decides(slow, result):
            return Observation(_in_a_row(slow, result), slow.place)
    return None


def _sum_decides(slow: Finding, result: CheckResult) -> bool:
    """Tell whether the calls alone, added up, exceed the limit; else something between them took the time."""
    return slow.limit is None or timeline.total(result.timeline) > slow.limit


def _waits_for_all(case: Case) -> Observation | None:
    late = case.findings(Evidence.LATE_FOR_ALL)
    if late:
        return observation(late, _late_for_all)
    few = tuple(f for f in case.findings(Evidence.PEAK_LOW) if _is_batch(f))
    if few:
        return observation(few, _peak_of_few)
    for result in case.checks_with(Evidence.SLOW):
        if timeline.in_batches(result.timeline):
            slow = case.of_check(result, Evidence.SLOW)[0]
            return Observation(_by_groups(slow, result), slow.place)
    return None


def _is_batch(finding: Finding) -> bool:
    return finding.count is not None and 1 < finding.count < (finding.wanted or finding.count + 1)


def _peak_of_one(finding: Finding) -> str:
    calls = f"call of {name(finding.subject, '')}" if finding.subject else "call"
    return f"One after another: at most 1 {calls}{at(finding.place)} was in flight{_possible(finding)}."


def _one_by_one_before(finding: Finding) -> str:
    return (
        f"Each call was awaited{at(finding.place)} before the next one began, and what takes awaitables got "
        f"their values.{python_says(finding)}"
    )


def _possible(finding: Finding) -> str:
    return f", and {finding.wanted} could be" if finding.wanted else ""


def _late_start(finding: Finding) -> str:
    late, before = name(finding.subject, "One call"), name(finding.other, "another one")
    return f"{late}{at(finding.place)} started only when {before} had ended, although it could start before."


def _in_a_row(slow: Finding, result: CheckResult) -> str:
    limit = f" (limit {seconds(slow.limit)})" if slow.limit is not None else ""
    count = len(result.timeline)
    return (
        f"It took {seconds(slow.seconds)}{limit}: no two of the {count} calls overlapped, so "
        "their waits added up."
    )


def _late_for_all(finding: Finding) -> str:
    late, before = name(finding.subject, "What was ready"), name(finding.other, "unrelated work")
    return f"{late}{at(finding.place)} could go on, and waited until {before} had ended."


def _peak_of_few(finding: Finding) -> str:
    calls = f"calls of {name(finding.subject, '')}" if finding.subject else "calls"
    few = f"at most {finding.count} {calls}{at(finding.place)} were in flight{_possible(finding)}"
    return f"In batches: {few}."


def _by_groups(slow: Finding, result: CheckResult) -> str:
    limit = f" (limit {seconds(slow.limit)})" if slow.limit is not None else ""
    count = len(timeline.groups(result.timeline))
    return (
        f"It took {seconds(slow.seconds)}{limit}: the calls ran in {count} groups, and each group started "
        "only when the slowest call of the one before had ended."
    )


def _order(finding: Finding) -> str:
    what = finding.subject or "the result"
    return f"The values of {what}{at(finding.place)} are right, and not in the order that was asked for."


ROWS = (
    Misconception(
        code="lock-too-wide",
        title="A lock held over slow work",
        why="Whoever holds a lock over a slow `await` makes all others wait for that too, so nothing "
        "overlaps, not even work on unrelated keys.",
        try_one="Ask which lines would go wrong if two tasks ran them at once, and hold the lock over those "
        "only.",
        doc="https://docs.python.org/3/library/asyncio-sync.html#lock",
        seen=only_observed,
    ),
    Misconception(
        code="sequential-awaits",
        title="One after another",
        why='`await` means "do not go on until this is done". A call that starts after that line starts '
        "only when the awaited one has ended, so the waits add up instead of overlapping.",
        try_one="Start everything that does not need the awaited value first, then wait for all of it.",
        doc=f"{_TASK}#running-tasks-concurrently",
        seen=_sequential,
    ),
    Misconception(
        code="waits-for-everything",
        title="Everybody waits for the slowest",
        why="A barrier, such as a batch, a `gather` or a list of all results, ends with its slowest "
        "member. Until then results that are ready, places that are free and even the first failure "
        "lie idle.",
        try_one="React to each completion on its own: look at `as_completed`, `wait` with "
        "`FIRST_COMPLETED`, or a fixed number of workers.",
        doc=f"{_TASK}#waiting-primitives",
        seen=_waits_for_all,
    ),
    Misconception(
        code="completion-order",
        title="Completion order taken for input order",
        why="`as_completed`, the sets that `wait` gives and callbacks follow the order in which calls "
        "finish. The order of the input is another one; `gather` and a list of tasks keep it.",
        try_one="Keep each result together with its key or position, or read the results from what keeps "
        "the order.",
        doc=f"{_TASK}#asyncio.as_completed",
        seen=shown_by({Evidence.ORDER: _order}),
    ),
)
