"""Diagnose programs in which nothing can go on."""

from __future__ import annotations

from grader.diagnosis.case import Case, Misconception, Observation
from grader.diagnosis.queues import JOIN
from grader.diagnosis.words import waiting
from grader.model import Evidence, Finding

# What only another task of the same program can end.
_AMONG_TASKS = frozenset(
    {
        "Lock.acquire",
        "Semaphore.acquire",
        "BoundedSemaphore.acquire",
        "Condition.wait",
        "Condition.wait_for",
        "Event.wait",
        "Barrier.wait",
        "Queue.get",
        "Queue.put",
    }
)
_STARTS = {
    Evidence.DEADLOCK: "Nothing could go on any more: every task waited for another one.",
    Evidence.HUNG: "The code did not end, and tasks were waiting for each other.",
}


def _standstill(case: Case) -> Observation | None:
    found = [f for f in case.findings(Evidence.DEADLOCK, Evidence.HUNG) if _is_circle(f)]
    if not found:
        return None
    waits = found[0].waits
    who = f" Waiting: {waiting(waits)}." if waits else ""
    # Beside a queue that is never worked off, its workers wait as they should.
    joined = next((wait.place for wait in waits if wait.what.endswith(JOIN)), None)
    place = joined or found[0].place or next((wait.place for wait in waits if wait.place), None)
    return Observation(f"{_STARTS[found[0].kind]}{who}", place)


def _is_circle(finding: Finding) -> bool:
    """Tell whether tasks waited for tasks; at a time-out they may wait for a peer instead.

    Where no line waits in an await, something else stopped the thread.
    """
    stuck = finding.kind is Evidence.DEADLOCK and bool(finding.place or finding.waits)
    return stuck or any(wait.what in _AMONG_TASKS for wait in finding.waits)


ROWS = (
    Misconception(
        code="deadlock",
        title="Everybody waits",
        why="Each task waits for something that only a waiting task could give: a lock asked for by the "
        "task that holds it, two locks taken in opposite order, a place held while waiting for "
        "those who need one. asyncio locks are not reentrant.",
        try_one="For each waiting line, name who could end the wait, and find the circle. Several locks "
        "need one fixed order.",
        doc="https://docs.python.org/3/library/asyncio-sync.html#lock",
        seen=_standstill,
    ),
)
