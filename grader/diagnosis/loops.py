"""Diagnose event loops that meet each other, or things that outlive theirs."""

from __future__ import annotations

from grader.diagnosis.case import Misconception, shown_by
from grader.diagnosis.words import at, is_raised, name, python_says, subject
from grader.model import Evidence, Finding

_RUNNER = "https://docs.python.org/3/library/asyncio-runner.html"


def _nested(finding: Finding) -> str:
    what = subject(finding, "`asyncio.run` or a call like it")
    return (
        f"{what} was called{at(finding.place)} while an event loop was already running in this thread."
        f"{python_says(finding)}"
    )


def _bound(finding: Finding) -> str:
    if is_raised(finding):
        if "no running event loop" in finding.text:
            return f"Something that needs a running loop was made{at(finding.place)}.{python_says(finding)}"
        return f"Something of another event loop was used{at(finding.place)}.{python_says(finding)}"
    what = name(finding.subject, "A loop object")
    if finding.other:
        return f"{what} (a {finding.other}) is made{at(finding.place)}, before the loop that uses it exists."
    return f"{what} was used{at(finding.place)} outside the event loop that it has to serve."


ROWS = (
    Misconception(
        code="nested-run",
        title="An event loop inside an event loop",
        why="One thread runs one event loop at a time. `asyncio.run` starts a new loop and refuses "
        "where one is running already, which is the case inside every `async def`.",
        try_one="Keep `asyncio.run` for the one place where plain code enters the async world; inside a "
        "coroutine, `await` is the way to wait for another one.",
        doc=f"{_RUNNER}#running-an-asyncio-program",
        seen=shown_by({Evidence.NESTED_RUN: _nested}),
    ),
    Misconception(
        code="loop-bound-at-import",
        title="Made before the loop that uses it",
        why="Each `asyncio.run` makes a loop of its own and closes it at the end. A lock, queue, "
        "session or loop made at import serves the first run at best; in the next one it belongs to "
        "a loop that is gone.",
        try_one="Make such things inside a coroutine, or in a constructor that a coroutine calls, and pass "
        "them on. `asyncio.get_running_loop()` gives the loop that is really there.",
        doc=_RUNNER,
        seen=shown_by({Evidence.LOOP_BOUND: _bound}),
    ),
)
