"""Diagnose limits on how much happens at once or per time."""

from __future__ import annotations

from grader.diagnosis.case import Misconception, only_observed, shown_by
from grader.diagnosis.words import at
from grader.model import Evidence, Finding

_SYNC = "https://docs.python.org/3/library/asyncio-sync.html"


def _too_many(finding: Finding) -> str:
    wanted = f"; the limit is {finding.wanted}" if finding.wanted is not None else ""
    return f"{finding.count or 'Too many'} calls were in flight at once{at(finding.place)}{wanted}."


ROWS = (
    Misconception(
        code="semaphore-per-call",
        title="A lock or semaphore of one's own",
        why="A semaphore counts those who share it. One that each call makes anew counts to one, and "
        "one around the whole `gather` is taken once for everything.",
        try_one="Count how many semaphore objects exist during the run, and who holds one while a call is "
        "in flight.",
        doc=f"{_SYNC}#semaphore",
        seen=only_observed,
    ),
    Misconception(
        code="semaphore-as-rate",
        title="Concurrency is not rate",
        why="A semaphore limits how many run at the same time. Short calls pass through it one after "
        "the other, as many per second as they like.",
        try_one="Limit the starts per time: remember when the last ones began, and wait until the next may.",
        doc=f"{_SYNC}#semaphore",
        seen=only_observed,
    ),
    Misconception(
        code="unbounded-fan-out",
        title="Everything at once",
        why="`gather` and `create_task` start all they are given. Nothing between the list of items and "
        "the service limits how many calls are open together.",
        try_one="Let calls pass a shared `Semaphore`, or let a fixed number of workers take the items.",
        doc=f"{_SYNC}#semaphore",
        seen=shown_by({Evidence.PEAK_HIGH: _too_many}),
    ),
)
