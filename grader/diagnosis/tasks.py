"""Diagnose tasks that outlive the function that started them."""

from __future__ import annotations

from grader.diagnosis.case import Case, Misconception, Observation, observation, shown_by
from grader.diagnosis.words import at, name
from grader.model import Evidence, Finding

_TASK = "https://docs.python.org/3/library/asyncio-task.html"


def _task(finding: Finding) -> str:
    started = f" (started{at(finding.place)})" if finding.place else ""
    return f"the task {name(finding.subject, '')}".rstrip() + started


def _running(finding: Finding) -> str:
    return f"When the function returned, {_task(finding)} was still running, and nothing waited for its end."


def _never_waited_for(case: Case) -> Observation | None:
    # Where a check saw that the others run on after the outcome, that is what became of these tasks.
    if case.observed("others-keep-running"):
        return None
    found = case.findings(Evidence.LEFT_RUNNING)
    return observation(found, _running) if found else None


def _awaited(finding: Finding) -> str:
    return f"At the end {_task(finding)} was still running, and nobody had asked it to stop."


def _cancelling(finding: Finding) -> str:
    return f"At the end {_task(finding)} had been asked to cancel, and was still busy with its cleanup."


def _lost(finding: Finding) -> str:
    return (
        f"Before it was done, {_task(finding)} was destroyed. "
        "Python says: Task was destroyed but it is pending!"
    )


def _unread(finding: Finding) -> str:
    error = name(finding.other, "an exception")
    told = f": {finding.text.rstrip('.')}" if finding.text else ""
    return (
        f"Nobody read how {_task(finding)} ended: it failed with {error}{told}. "
        "Python logs: Task exception was never retrieved."
    )


ROWS = (
    Misconception(
        code="task-not-awaited",
        title="Started, never waited for",
        why="`create_task` starts work and goes on at once. Whoever calls the function takes its return "
        "for the end of the work; what still runs then may be cut off when the loop closes, and its "
        "errors reach nobody.",
        try_one="For each task started here, find the line that waits for it before the function returns.",
        doc=f"{_TASK}#task-groups",
        seen=_never_waited_for,
    ),
    Misconception(
        code="others-keep-running",
        title="The rest runs on",
        why="`gather`, `wait` and `as_completed` stop nothing. After the first error or the first "
        "useful result, the other calls run on unattended until they end by themselves.",
        try_one="Decide what becomes of the others at that point: cancel them and await their end, or let a "
        "`TaskGroup` do both.",
        doc=f"{_TASK}#task-groups",
        seen=shown_by({Evidence.LEFT_AWAITED: _awaited}),
    ),
    Misconception(
        code="cancel-not-awaited",
        title="Cancelled, not awaited",
        why="`cancel()` is a request: it raises `CancelledError` in the task at its next turn, and the "
        "task then needs time for its own cleanup. A function that returns at once leaves that "
        "cleanup unfinished.",
        try_one="After the requests, wait until every cancelled task has really ended, and do not ask twice.",
        doc=f"{_TASK}#asyncio.Task.cancel",
        seen=shown_by({Evidence.LEFT_CANCELLING: _cancelling}),
    ),
    Misconception(
        code="background-task-lost",
        title="A background task that nobody holds or asks",
        why="The event loop keeps only weak references to tasks. A task that nothing else refers to may "
        "vanish half-way, and an error that nobody reads ends up in the log only.",
        try_one="Keep each task somewhere until it is done (a set, a `TaskGroup`) and read its outcome "
        "there.",
        doc=f"{_TASK}#asyncio.create_task",
        seen=shown_by({Evidence.TASK_LOST: _lost, Evidence.ERROR_UNREAD: _unread}),
    ),
)
