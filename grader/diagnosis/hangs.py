"""Diagnose programs in which nothing can go on."""

from __future__ import annotations

from grader.diagnosis.case import Case, Misconception, Observation
from grader.diagnosis.queues import joins
from grader.diagnosis.words import waiting
from grader.model import Evidence


def _standstill(case: Case) -> Observation | None:
    stuck = case.findings(Evidence.DEADLOCK, Evidence.HUNG)
    found = [f for f in stuck if (f.waits or f.kind is Evidence.DEADLOCK) and not joins(f)]
    if not found:
        return None
    waits = found[0].waits
    who = f" Waiting: {waiting(waits)}." if waits else ""
    place = found[0].place or next((wait.place for wait in waits if wait.place), None)
    return Observation(f"Nothing could go on any more: every task waited for another one.{who}", place)


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
