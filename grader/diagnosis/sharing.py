"""Diagnose state that several tasks use."""

from __future__ import annotations

from grader.diagnosis.case import Misconception, only_observed

_SYNC = "https://docs.python.org/3/library/asyncio-sync.html"

ROWS = (
    Misconception(
        code="read-await-write",
        title="Read, await, write",
        why="At an `await` other tasks run. A value read before it may be old after it, and writing it "
        "back undoes what another task wrote in between.",
        try_one="Find the `await` between reading and writing: either nothing is awaited there, or one "
        "shared lock covers both.",
        doc=f"{_SYNC}#lock",
        seen=only_observed,
    ),
    Misconception(
        code="check-then-await",
        title="Check, await, act",
        why="Between the check and the action there is an `await`, so every caller passes the check "
        "before the first one has acted.",
        try_one="Leave a mark at the moment of the check, with no `await` in between: the running task, a "
        "name in a set, a lock.",
        doc=f"{_SYNC}#lock",
        seen=only_observed,
    ),
    Misconception(
        code="lock-not-released",
        title="Not given back after an error",
        why="Between `acquire` and `release` an error or a cancellation jumps over the `release`. Each "
        "such call keeps one place for ever, until nobody can go on.",
        try_one="Let `async with` give it back on every way out.",
        doc=_SYNC,
        seen=only_observed,
    ),
    Misconception(
        code="shared-connection",
        title="Two users of a one-user thing",
        why="A generator, a websocket or a database connection serves one task at a time. A second one "
        "is refused, or its messages and transactions mix with those of the first.",
        try_one="Give the thing one owner that others reach through a queue, or one connection to each unit "
        "of work.",
        doc="https://docs.python.org/3/library/asyncio-queue.html",
        seen=only_observed,
    ),
    Misconception(
        code="context-lost",
        title="A context variable in another context",
        why="A task works on a copy of the context in which it was created: what it sets stays there. A "
        "pool thread started by `run_in_executor` sees none of it, and a module global is shared by "
        "all.",
        try_one="Set the `ContextVar` in the task that needs it, reset it by its token, and take a copy of "
        "the context along into threads.",
        doc="https://docs.python.org/3/library/contextvars.html#asyncio-support",
        seen=only_observed,
    ),
)
