"""Diagnose cancellation, deadlines and cleanup."""

from __future__ import annotations

from grader.diagnosis.case import Case, Misconception, Observation, observation, only_observed
from grader.diagnosis.words import at, name
from grader.model import Evidence, Finding

_TASK = "https://docs.python.org/3/library/asyncio-task.html"
_CONTEXTLIB = "https://docs.python.org/3/library/contextlib.html"
_POOLS = ("session", "connector")  # resources that session-per-request speaks of


def is_session(finding: Finding) -> bool:
    """Tell whether an open resource is a client session or its pool of connections."""
    return any(word in finding.subject.lower() for word in _POOLS)


def _not_cleaned_up(case: Case) -> Observation | None:
    found = tuple(f for f in case.findings(Evidence.RESOURCE_OPEN) if not is_session(f))
    return observation(found, still_open) if found else None


def still_open(finding: Finding) -> str:
    """Say that a resource was open when it should not be any more."""
    return f"{name(finding.subject, 'A resource')} opened{at(finding.place)} was still open at the end."


ROWS = (
    Misconception(
        code="swallowed-cancellation",
        title="Cancellation swallowed",
        why="A task is stopped by `CancelledError` raised inside it. An `except` that catches it (bare, "
        "`BaseException`, `CancelledError` itself) and goes on turns the request into a normal end, "
        "and the caller waits in vain.",
        try_one="Put cleanup into `finally`, name the errors that are meant, and let `CancelledError` "
        "travel on.",
        doc=f"{_TASK}#task-cancellation",
        seen=only_observed,
    ),
    Misconception(
        code="timeout-not-caught",
        title="The timeout is caught in the wrong place or by the wrong name",
        why="A deadline cancels the code inside its block, and turns into the builtin `TimeoutError` "
        "only where the block ends. A handler inside the block never sees it, and "
        "`aiohttp.ClientError` does not include it. A callee may raise a `TimeoutError` of its own.",
        try_one="Put the handler around the whole block, name `TimeoutError`, and ask `expired()` whose "
        "timeout it was.",
        doc=f"{_TASK}#timeouts",
        seen=only_observed,
    ),
    Misconception(
        code="no-deadline",
        title="No limit for the whole operation",
        why="A wait without a limit lasts as long as the peer likes. Limits on single steps do not "
        "help: a peer that sends a little at a time passes each of them, and the total grows "
        "without bound.",
        try_one="Look at `asyncio.timeout`, and at how much of the operation it has to enclose.",
        doc=f"{_TASK}#timeouts",
        seen=only_observed,
    ),
    Misconception(
        code="shield-misused",
        title="shield does less than it seems",
        why="`shield` keeps one caller's cancellation away from the inner task. It does not wait for "
        "that task: the caller is cancelled at once, and what is left behind ends with the loop.",
        try_one="Keep a name for the inner task, shield only what must not stop, and await it before "
        "leaving.",
        doc=f"{_TASK}#shielding-from-cancellation",
        seen=only_observed,
    ),
    Misconception(
        code="cleanup-skipped",
        title="Cleanup not reached",
        why="A line after the work runs only if the work ends well. An error jumps over it, and "
        "`CancelledError` is not an `Exception`, so `except Exception` does not lead there either.",
        try_one="Put the cleanup where every way out passes: `finally`, or an asynchronous context manager.",
        doc=f"{_CONTEXTLIB}#contextlib.asynccontextmanager",
        seen=_not_cleaned_up,
    ),
    Misconception(
        code="context-manager-protocol",
        title="The context manager breaks its protocol",
        why="The name after `as` gets what `__aenter__` returns, and a true value from `__aexit__` "
        "tells Python to drop the error. In a generator-based one, the cleanup needs a `finally` "
        "around the `yield`.",
        try_one="Check the two return values: the resource from `__aenter__`, and nothing from `__aexit__`.",
        doc="https://docs.python.org/3/reference/datamodel.html#asynchronous-context-managers",
        seen=only_observed,
    ),
)
