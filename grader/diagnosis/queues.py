"""Diagnose queues, the workers on them and conditions."""

from __future__ import annotations

from grader.diagnosis.case import Case, Misconception, Observation, observation, only_observed
from grader.diagnosis.words import at, python_says, waiting
from grader.model import Evidence, Finding

_QUEUE = "https://docs.python.org/3/library/asyncio-queue.html"
JOIN = "Queue.join"


def joins(finding: Finding) -> bool:
    """Tell whether a standstill has a task that waits for a queue to be worked off."""
    return any(wait.what.endswith(JOIN) for wait in finding.waits)


def _undrained(case: Case) -> Observation | None:
    found = tuple(f for f in case.findings(Evidence.DEADLOCK, Evidence.HUNG) if joins(f))
    if not found:
        return None
    place = next((wait.place for wait in found[0].waits if wait.what.endswith(JOIN)), None)
    message = (
        f"`Queue.join()` waits for items that nobody reports as done. Waiting: {waiting(found[0].waits)}."
    )
    return Observation(message, place or found[0].place)


def _overflowed(case: Case) -> Observation | None:
    found = tuple(f for f in case.findings(Evidence.ERROR) if f.subject == "QueueFull")
    return observation(found, _full) if found else None


def _full(finding: Finding) -> str:
    return f"`put_nowait()` met a full queue{at(finding.place)} and raised `QueueFull`.{python_says(finding)}"


ROWS = (
    Misconception(
        code="queue-never-drains",
        title="The queue never drains",
        why="`join()` ends when `task_done()` was called once for each item. A worker that leaves an "
        "item without that call, or that an error has ended, keeps `join()` waiting for ever.",
        try_one="Follow one item that fails through the worker: is `task_done()` reached, and does the "
        "worker take the next?",
        doc=f"{_QUEUE}#asyncio.Queue.join",
        seen=_undrained,
    ),
    Misconception(
        code="workers-not-stopped",
        title="Workers left at the end",
        why="A worker in `while True: await queue.get()` does not know that the work is over. It waits "
        "for more, and a function that waits for its workers waits with it.",
        try_one="Tell each worker that it may end: put a sentinel (an item that says so) for each one, or "
        "cancel them all and await their end.",
        doc=_QUEUE,
        seen=only_observed,
    ),
    Misconception(
        code="unbounded-queue",
        title="Nothing makes the producer wait",
        why="A queue without `maxsize` never makes a producer wait, and `put_nowait` or `write` without "
        "`drain` never waits at all. What the consumer cannot take yet piles up in memory.",
        try_one="Give the queue a size and wait in `put`, or wait in `drain` on a stream.",
        doc=f"{_QUEUE}#asyncio.Queue",
        seen=_overflowed,
    ),
    Misconception(
        code="condition-without-while",
        title="Woken up is not yet true",
        why="Between the wake-up and the return of `wait()` the waiter has to get the lock back. "
        "Another task may have been faster, so what was notified need not be true any more.",
        try_one="Check the condition again after each `wait()`; `Condition.wait_for` does that.",
        doc="https://docs.python.org/3/library/asyncio-sync.html#condition",
        seen=only_observed,
    ),
)
