"""Diagnose asynchronous generators, byte streams and pipes."""

from __future__ import annotations

from grader.diagnosis.case import Misconception, only_observed, shown_by
from grader.diagnosis.words import at, name
from grader.model import Evidence, Finding


def _open(finding: Finding) -> str:
    used = f" (used{at(finding.place)})" if finding.place else ""
    return f"{name(finding.subject, 'A generator')}{used} was still open when the function returned."


ROWS = (
    Misconception(
        code="generator-not-closed",
        title="Generator left open",
        why="`break` and errors leave an `async for` without closing the generator. Its `finally` runs "
        "when the garbage collector finds it: some time later, in another task.",
        try_one="Close it where it is used: look at `contextlib.aclosing`.",
        doc="https://docs.python.org/3/library/contextlib.html#contextlib.aclosing",
        seen=shown_by({Evidence.GENERATOR_OPEN: _open}),
    ),
    Misconception(
        code="yield-in-cancel-scope",
        title="yield inside a timeout or TaskGroup",
        why="A timeout or `TaskGroup` cancels the task that entered it. While a generator is suspended "
        "at a `yield` inside such a block, that task is running the consumer's code, and the "
        "cancellation hits there.",
        try_one="Keep the block out of the generator: let tasks fill a queue, and yield from the queue "
        "outside the block.",
        doc="https://peps.python.org/pep-0789/",
        seen=only_observed,
    ),
    Misconception(
        code="stream-is-not-messages",
        title="A stream has no messages",
        why="TCP carries bytes and keeps no borders between writes: one `read()` may give half a line "
        "or two of them. A line longer than the buffer's limit is an error of its own.",
        try_one="Let the reader find the border: `readline`, `readuntil` or `readexactly`, and handle their "
        "errors.",
        doc="https://docs.python.org/3/library/asyncio-stream.html#streamreader",
        seen=only_observed,
    ),
    Misconception(
        code="subprocess-pipe",
        title="A full pipe",
        why="A pipe holds some 64 kB. A child that writes more waits until somebody reads, and whoever "
        "only waits for the child to end waits for ever.",
        try_one="Read while the child runs: `communicate()` reads and waits together.",
        doc="https://docs.python.org/3/library/asyncio-subprocess.html#asyncio.subprocess.Process.communicate",
        seen=only_observed,
    ),
)
