"""Diagnose coroutines and awaitables that were not treated as what they are."""

from __future__ import annotations

from grader.diagnosis.case import Case, Misconception, Observation, observation, only_observed, shown_by
from grader.diagnosis.overlap import handed_over_late
from grader.diagnosis.words import at, call, line, name, python_says, subject
from grader.model import CheckResult, Evidence, Finding

_TASK = "https://docs.python.org/3/library/asyncio-task.html"
_DEV = "https://docs.python.org/3/library/asyncio-dev.html"

_SEQUENCE = frozenset({Evidence.PEAK_LOW, Evidence.LATE_START, Evidence.SLOW})


def _never_awaited(finding: Finding) -> str:
    made = line(finding.place, "The code")
    short = finding.subject.rsplit("<locals>.", 1)[-1]
    return (
        f"{made} made a coroutine with {call(finding.subject)} and nothing awaited it, so its body never "
        f"ran. Python warns: coroutine '{short}' was never awaited."
    )


def _awaitable_value(finding: Finding) -> str:
    kind = finding.other or "coroutine or task"
    of = f" of {name(finding.subject, '')}" if finding.subject else ""
    return f"A {kind}{of}{at(finding.place)} stood where the value is due that it would give."


def _misused(finding: Finding) -> str:
    what = subject(finding, "A coroutine object")
    return f"{what} was used like the value that it would give{at(finding.place)}.{python_says(finding)}"


def _forgotten(case: Case) -> Observation | None:
    found = case.findings(Evidence.AWAITABLE_VALUE)
    if found:
        return observation(found, _awaitable_value)
    found = case.findings(Evidence.COROUTINE_MISUSED)
    if found:
        return observation(found, _misused)
    checks = case.checks_with(Evidence.NEVER_AWAITED)
    if not checks or _left_by_a_stop(case, checks):
        return None
    return observation(case.findings(Evidence.NEVER_AWAITED), _never_awaited)


def _left_by_a_stop(case: Case, checks: tuple[CheckResult, ...]) -> bool:
    """Tell whether the coroutines stood in a row that an error or a cancellation cut short.

    A forgotten `await` shows in every check that runs its line. A row of coroutines that are awaited one by
    one leaves some behind only where the row ends early; another check shows them all run, one at a time.
    """
    return any(
        result not in checks and any(f.count in {1, None} for f in case.of_check(result, *_SEQUENCE))
        for result in case.results
    )


def _reused(finding: Finding) -> str:
    what = subject(finding, "A coroutine object")
    return f"{what} was awaited a second time{at(finding.place)}.{python_says(finding)}"


def _not_awaitable(finding: Finding) -> str:
    taker = name(finding.other, "the call")
    got = subject(finding, "something else")
    return f"An awaitable was due{at(finding.place)}, and {taker} got {got}.{python_says(finding)}"


def _no_awaitables(case: Case) -> Observation | None:
    found = case.findings(Evidence.NOT_AWAITABLE)
    # What was awaited one by one and then handed over gave values: that they add up is the thing to speak of.
    return observation(found, _not_awaitable) if found and not handed_over_late(case) else None


def _mixup(finding: Finding) -> str:
    what = subject(finding, "")
    met = f": {what}" if what else ""
    return f"Plain and asynchronous code do not fit together{at(finding.place)}{met}.{python_says(finding)}"


def _not_ready(finding: Finding) -> str:
    what = subject(finding, "a task")
    return f"The result of {what} was asked for{at(finding.place)} before it was done.{python_says(finding)}"


ROWS = (
    Misconception(
        code="sync-async-mixup",
        title="A plain construct met an asynchronous thing",
        why="`for`, `with`, a plain `def`, `__init__`, `filter` and `key=` run to their end without a "
        "pause: they have no place at which to await. An asynchronous iterator, context manager or "
        "function needs one.",
        try_one="Use the asynchronous form of the construct (`async for`, `async with`, `async def`), or "
        "await the values first and hand plain values on.",
        doc="https://docs.python.org/3/reference/compound_stmts.html#coroutines",
        seen=shown_by({Evidence.SYNC_MIXUP: _mixup}),
    ),
    Misconception(
        code="not-an-awaitable",
        title="A function or a list where awaitables are due",
        why="`gather`, `create_task`, `asyncio.run` and `await` take coroutine objects, tasks or "
        "futures. A function that has not been called is none of these, and a list of coroutines is "
        "a list: `gather` wants each one as an argument of its own.",
        try_one="Look at what each argument is at that line: is the function called, and is the list "
        "unpacked with `*`?",
        doc=f"{_TASK}#running-tasks-concurrently",
        seen=_no_awaitables,
    ),
    Misconception(
        code="coroutine-reused",
        title="One coroutine, awaited twice",
        why="A coroutine object is one run of its function. After the first `await` that run is over "
        "and the object is used up. A Task is different: it keeps its result and can be awaited as "
        "often as needed.",
        try_one="Keep the value that the first `await` gave, or make one Task and share that.",
        doc=f"{_TASK}#awaitables",
        seen=shown_by({Evidence.AWAITED_TWICE: _reused}),
    ),
    Misconception(
        code="returned-without-await",
        title="The coroutine left the block before it ran",
        why="`return f()` hands out a coroutine whose body runs later, at the caller's `await`. By then "
        "the `try` or `with` block around the `return` has ended, so its handler cannot see the "
        "error and its resource is closed.",
        try_one="Inside a `try` or `with` block, await the call before the value leaves the block.",
        doc=f"{_TASK}#awaitables",
        seen=only_observed,
    ),
    Misconception(
        code="forgotten-await",
        title="A call without await",
        why="Calling an `async def` function builds a coroutine object and runs none of its body; "
        "`await` runs it and gives its value. The object itself is neither the value nor false: in "
        "an `if` it always counts as true.",
        try_one="Follow the coroutine from the call that made it to the place that uses it, and find where "
        "an `await` belongs.",
        doc=f"{_DEV}#detect-never-awaited-coroutines",
        seen=_forgotten,
    ),
    Misconception(
        code="result-too-early",
        title="The task has not run yet",
        why="`create_task` only schedules. The task starts when the current code next really waits, and "
        "it has a result when it is done, not before. An `await` of something that never suspends "
        "gives no turn to anybody else.",
        try_one="Ask for the value with `await task`, which waits until there is one.",
        doc="https://docs.python.org/3/howto/a-conceptual-overview-of-asyncio.html",
        seen=shown_by({Evidence.RESULT_NOT_READY: _not_ready}),
    ),
)
