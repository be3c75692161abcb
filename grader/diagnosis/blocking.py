"""Diagnose what holds the event loop, and threads and processes used beside it."""

from __future__ import annotations

from grader.diagnosis.case import Case, Misconception, Observation, observation, only_observed, shown_by
from grader.diagnosis.words import at, is_raised, name, python_says, seconds
from grader.model import Evidence, Finding

_DEV = "https://docs.python.org/3/library/asyncio-dev.html"
_LOOP = "https://docs.python.org/3/library/asyncio-eventloop.html"
_FUTURES = "https://docs.python.org/3/library/concurrent.futures.html"

_SHOWN = 0.001  # seconds


def _blocked(finding: Finding) -> str:
    # A call that could never end is broken off at once: the time says nothing then.
    held = f" for {seconds(finding.seconds)}" if (finding.seconds or 0.0) >= _SHOWN else ""
    return (
        f"{name(finding.subject, 'A call')} held the event loop{held}{at(finding.place)}; no "
        "other task could run."
    )


def _computed(case: Case) -> Observation | None:
    blocked = {finding.place for finding in case.findings(Evidence.BLOCKED)} - {None}
    found = tuple(f for f in case.findings(Evidence.COMPUTED) if f.place not in blocked)
    return observation(found, _computing) if found else None


def _computing(finding: Finding) -> str:
    who = name(finding.subject, "The code")
    return (
        f"{who} computed for {seconds(finding.seconds)} without a pause{at(finding.place)}; no "
        "other task could run."
    )


def _spun(finding: Finding) -> str:
    asked = f" with {name(finding.subject, '')}" if finding.subject else ""
    if finding.count and finding.count > 1:
        span = f"for {finding.count:,} turns of the event loop"
    else:
        span = f"for {seconds(finding.seconds)}"
    return f"The code asked again and again{asked}, {span}{at(finding.place)}."


def _crossed(finding: Finding) -> str:
    if is_raised(finding):
        where = at(finding.place)
        return f"Another thread than the loop's own used an object of the loop{where}.{python_says(finding)}"
    called = f"`{finding.subject}()` was" if finding.subject else "Something of the event loop was"
    return f"{called} used{at(finding.place)} in another thread than the event loop's own."


def _about_pickling(finding: Finding) -> bool:
    # Python 3.13 speaks of a local object and not of pickling.
    return finding.subject == "PicklingError" or any(
        words in finding.text for words in ("pickle", "Can't get local object")
    )


def _not_picklable(case: Case) -> Observation | None:
    found = tuple(f for f in case.findings(Evidence.ERROR) if _about_pickling(f))
    return observation(found, _pickling) if found else None


def _pickling(finding: Finding) -> str:
    return (
        f"What was handed to the process pool cannot travel there{at(finding.place)}.{python_says(finding)}"
    )


ROWS = (
    Misconception(
        code="busy-wait",
        title="Asking again and again",
        why="A loop that asks until something is so, around `await asyncio.sleep(0)` or around nothing, "
        "never rests: it keeps one CPU at full load and takes turns from the tasks that it waits for. "
        "asyncio can wake a task at the moment something changes.",
        try_one="Wait for the change itself: an `asyncio.Event`, a `Future` or the task that brings it "
        "about.",
        doc="https://docs.python.org/3/library/asyncio-sync.html#event",
        seen=shown_by({Evidence.SPUN: _spun}),
    ),
    Misconception(
        code="blocking-call",
        title="The event loop stood still",
        why="All tasks of a loop share one thread. A call that stops the thread (`time.sleep`, "
        "`requests`, files, sqlite3, a thread lock, `Future.result()`) stops every task, and "
        "timeouts with them. `async def` around it changes nothing.",
        try_one="Use the asyncio form of the call where there is one, else hand the function to "
        "`asyncio.to_thread`.",
        doc=f"{_DEV}#running-blocking-code",
        seen=shown_by({Evidence.BLOCKED: _blocked}),
    ),
    Misconception(
        code="cpu-bound",
        title="Computing where others wait",
        why="Python code that computes keeps the thread, so the loop cannot turn. Another thread helps "
        "little: in the usual build of Python only one thread computes at a time.",
        try_one="Send the computation to another process: `run_in_executor` with a `ProcessPoolExecutor`.",
        doc=f"{_FUTURES}#processpoolexecutor",
        seen=_computed,
    ),
    Misconception(
        code="executor-misuse",
        title="The executor got the wrong thing",
        why="`to_thread` and `run_in_executor` want a plain function and its arguments, not yet called. "
        "A process pool also has to pickle both, and one pool is meant to serve many calls.",
        try_one="Check three things at that line: is the function plain, is it uncalled, and can another "
        "process import it?",
        doc=f"{_LOOP}#executing-code-in-thread-or-process-pools",
        seen=_not_picklable,
    ),
    Misconception(
        code="thread-limits",
        title="Threads are few and cannot be stopped",
        why="The default pool has min(32, CPUs + 4) threads; further calls queue up behind them. A "
        "timeout or a cancellation ends the waiting, not the thread, which runs on to its end.",
        try_one="Give this work a `ThreadPoolExecutor` of its own, with `max_workers` as large as the work "
        "needs.",
        doc=f"{_FUTURES}#threadpoolexecutor",
        seen=only_observed,
    ),
    Misconception(
        code="not-thread-safe",
        title="A loop object touched from another thread",
        why="Queues, events, futures and tasks of asyncio belong to the loop's thread. A call from "
        "elsewhere does not wake the loop, so the change is noticed late or never.",
        try_one="Let only `call_soon_threadsafe` and `run_coroutine_threadsafe` cross from a thread to the "
        "loop.",
        doc=f"{_DEV}#concurrency-and-multithreading",
        seen=shown_by({Evidence.FOREIGN_THREAD: _crossed}),
    ),
)
