"""Choose the diagnoses of one exercise: which codes fit, which explain others, which comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.diagnosis import (
    awaits,
    blocking,
    cancellation,
    errors,
    fallback,
    hangs,
    limits,
    loops,
    overlap,
    queues,
    services,
    sharing,
    streams,
    tasks,
)
from grader.diagnosis.case import Case, Misconception, Observation
from grader.model import CheckResult, Diagnosis, Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

AT_MOST = 3
LAST = "wrong-result"

_FAMILIES = (
    awaits,
    loops,
    blocking,
    hangs,
    tasks,
    cancellation,
    errors,
    sharing,
    limits,
    queues,
    overlap,
    streams,
    services,
    fallback,
)
_ROWS: Mapping[str, Misconception] = {row.code: row for family in _FAMILIES for row in family.ROWS}

# Most fundamental first: a cause stands before all that it can explain.
ORDER = (
    # what a coroutine and a loop are
    "nested-run",
    "sync-async-mixup",
    "not-an-awaitable",
    "coroutine-reused",
    "returned-without-await",
    "executor-misuse",  # where seen, it says why a thread gave a coroutine, or a call ran on the loop
    "forgotten-await",
    "result-too-early",
    "loop-bound-at-import",
    # what holds the loop or stops everything
    "busy-wait",
    "blocking-call",
    "cpu-bound",
    "thread-limits",
    "not-thread-safe",
    "wrong-tool",
    "lock-not-released",
    "queue-never-drains",
    "subprocess-pipe",
    "body-read-late",
    "deadlock",
    "no-deadline",
    # what is left behind
    "workers-not-stopped",
    "swallowed-cancellation",
    "shield-misused",
    "yield-in-cancel-scope",
    "task-not-awaited",
    "others-keep-running",
    "cancel-not-awaited",
    "background-task-lost",
    # in which order, what overlaps, and how much of it
    "completion-order",
    "lock-too-wide",
    "sequential-awaits",
    "waits-for-everything",
    "semaphore-per-call",
    "semaphore-as-rate",
    "unbounded-fan-out",
    "unbounded-queue",
    # errors and ends
    "timeout-not-caught",
    "unchecked-results",
    "errors-hidden",
    "exception-group",
    "failure-cached",
    "retry-without-backoff",
    # what is shared
    "read-await-write",
    "check-then-await",
    "condition-without-while",
    "shared-connection",
    "context-lost",
    # resources and services
    "context-manager-protocol",
    "generator-not-closed",
    "cleanup-skipped",
    "session-per-request",
    "response-not-checked",
    "stream-is-not-messages",
    "handler-contract",
    "no-graceful-stop",
    "tests-that-prove-nothing",
    LAST,
)

_LEFT = frozenset(
    {
        Evidence.LEFT_RUNNING,
        Evidence.LEFT_AWAITED,
        Evidence.LEFT_CANCELLING,
        Evidence.TASK_LOST,
        Evidence.ERROR_UNREAD,
        Evidence.GENERATOR_OPEN,
        Evidence.RESOURCE_OPEN,
    }
)
_NEVER = frozenset({Evidence.NEVER_AWAITED})
_STUCK = frozenset({Evidence.DEADLOCK, Evidence.HUNG})
_NO_OVERLAP = frozenset({Evidence.PEAK_LOW, Evidence.SLOW, Evidence.LATE_START, Evidence.LATE_FOR_ALL})
_UNATTENDED = frozenset(
    {Evidence.TASK_LOST, Evidence.ERROR_UNREAD, Evidence.GENERATOR_OPEN, Evidence.RESOURCE_OPEN}
)
_AS_A_COROUTINE = frozenset({Evidence.AWAITABLE_VALUE, Evidence.COROUTINE_MISUSED})

# The evidence that each cause brings about by itself; beside the cause it is no diagnosis of its own.
EXPLAINS: Mapping[str, frozenset[Evidence]] = {
    "nested-run": _LEFT | _NEVER | _STUCK,
    "sync-async-mixup": _LEFT | _NEVER | _AS_A_COROUTINE,
    "not-an-awaitable": _LEFT | _NEVER,
    "coroutine-reused": _LEFT | _NEVER | _STUCK,
    "executor-misuse": _NEVER | _AS_A_COROUTINE | {Evidence.BLOCKED},
    "forgotten-await": frozenset({Evidence.LEFT_RUNNING, Evidence.LEFT_AWAITED}) | _UNATTENDED,
    "result-too-early": _LEFT,
    "loop-bound-at-import": _LEFT | _STUCK,
    "busy-wait": _NO_OVERLAP | _STUCK | {Evidence.COMPUTED},
    "blocking-call": _NO_OVERLAP | {Evidence.HUNG},
    "cpu-bound": _NO_OVERLAP | {Evidence.HUNG},
    "not-thread-safe": _LEFT | _STUCK | _NO_OVERLAP,
    "queue-never-drains": _LEFT | _STUCK | _NO_OVERLAP,
    "deadlock": _LEFT | _NO_OVERLAP,
    "workers-not-stopped": _LEFT,
    "shield-misused": frozenset({Evidence.LEFT_AWAITED}),
    "task-not-awaited": _UNATTENDED,
    "others-keep-running": _UNATTENDED,
    "cancel-not-awaited": _UNATTENDED,
    "sequential-awaits": _NO_OVERLAP,
}


def diagnose(results: Sequence[CheckResult]) -> tuple[Diagnosis, ...]:
    """Say what the failing checks of one exercise show, most fundamental first, at most three things."""
    case = Case.of(tuple(results))
    found: list[Diagnosis] = []
    for code in ORDER:
        observation = _observe(case, code, last_resort=not found)
        if observation:
            found.append(_words(_ROWS[code], observation))
            case = case.without(EXPLAINS.get(code, frozenset()))
    return tuple(found[:AT_MOST])


def diagnose_as(code: str, results: Sequence[CheckResult]) -> Diagnosis | None:
    """Say of one code what the checks show, whatever other cause explains the same."""
    observation = _ROWS[code].seen(Case.of(tuple(results)))
    return _words(_ROWS[code], observation) if observation else None


def get(code: str) -> Misconception:
    """Give the row of a code; KeyError if there is none."""
    return _ROWS[code]


def codes() -> tuple[str, ...]:
    """Give all codes, most fundamental first."""
    return ORDER


def _observe(case: Case, code: str, *, last_resort: bool) -> Observation | None:
    named = case.observed(code)
    if code == LAST and not named and not last_resort:
        return None
    seen = _ROWS[code].seen(case)
    if named is None:
        return seen
    text = named.text or (seen.message if seen else f"{_ROWS[code].title}.")
    return Observation(text, named.place or (seen.place if seen else None))


def _words(row: Misconception, observation: Observation) -> Diagnosis:
    return Diagnosis(
        code=row.code,
        title=row.title,
        message=observation.message,
        why=row.why,
        try_one=row.try_one,
        doc=row.doc,
        place=observation.place,
    )
