"""Say who waits for what in a loop that cannot go on, and which line spins."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from grader.child.evidence.places import waiting_for
from grader.model import Evidence, Finding, Place, Wait

if TYPE_CHECKING:
    from grader.child.doctor.task_log import TaskLog
    from grader.child.evidence.places import Learner

# Waits for tasks, which wait themselves: their lines are not where the circle is.
_FOR_TASKS = frozenset(
    {"Task", "gather", "wait", "wait_for", "TaskGroup.__aexit__", "as_completed", "shield"}
)


def deadlock(loop: asyncio.AbstractEventLoop, learner: Learner, log: TaskLog) -> tuple[Finding, ...]:
    """Give a finding for each line at which the circle stands, each with all that wait."""
    waits = _waits(loop, learner, log)
    lines: list[Place | None] = [wait.place for wait in waits if wait.place and wait.what not in _FOR_TASKS]
    # When all wait for tasks, the outermost one is only the first to have asked.
    lines = (
        lines or [wait.place for wait in waits[1:] if wait.place] or [None if not waits else waits[0].place]
    )
    return (
        tuple(Finding(Evidence.DEADLOCK, place, waits=waits) for place in dict.fromkeys(lines))
        if waits
        else ()
    )


def who_spins(loop: asyncio.AbstractEventLoop, learner: Learner) -> Place | None:
    """Give the line of the program at which a task keeps giving way."""
    # A task that gives way has no future to wait for; one in a real sleep has.
    giving_way = [task for task in asyncio.all_tasks(loop) if getattr(task, "_fut_waiter", None) is None]
    tasks = sorted(giving_way, key=lambda task: waiting_for(task, learner) != "sleep")
    places = (learner.of_await_chain(task) for task in tasks)
    return next((place for place in places if place), None)


def _waits(loop: asyncio.AbstractEventLoop, learner: Learner, log: TaskLog) -> tuple[Wait, ...]:
    """Give what each task waits for, the oldest task first."""
    found = []
    for task in sorted(asyncio.all_tasks(loop), key=log.age):
        place = learner.of_await_chain(task) or log.origin(task)[0]
        found.append(Wait(learner.name_in_chain(task) or log.name(task), waiting_for(task, learner), place))
    return tuple(found)
