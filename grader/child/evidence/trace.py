"""Follow the tasks of one check: who made them, who waited for them, who asked them to stop."""

from __future__ import annotations

import asyncio
import functools
import inspect
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from grader.child.closed import asked_from_outside
from grader.child.frames import frame_above
from grader.model import Evidence, Finding, Place

if TYPE_CHECKING:
    from collections.abc import Coroutine, Generator
    from contextvars import Context
    from types import FrameType

    from grader.child.evidence.places import Learner


@dataclass(slots=True)
class TaskRecord:
    """What is known of one task; `created` is the learner's line, if a learner's line made it."""

    name: str
    created: Place | None
    own: bool = False  # the kit's own task, never the learner's fault
    waited: bool = False  # somebody has waited for it: await, gather, wait, a TaskGroup …
    among: bool = False  # together with others that may fail or end first: gather, wait, as_completed
    asked: list[Place | None] = field(default_factory=list)  # who asked it to stop, one line a request
    shield: Place | None = None  # the learner's line that shielded it
    scatter: int = 0  # its hash: by address, the order of a set of tasks would be another in each run
    dropped: Evidence | None = None  # how it was left when a runner swept it away at the end of its run


@dataclass(frozen=True, slots=True)
class LoopRecord:
    """One event loop; `created` is the learner's line that made it, such as one with asyncio.run."""

    loop: asyncio.AbstractEventLoop
    created: Place | None


_known: dict[int, tuple[TaskRecord, Learner]] = {}  # by the id of the task, which has no field for it


class TracedTask(asyncio.Task[Any]):
    """A task that tells its trace who waits for it; asyncio calls these methods for every kind of wait."""

    def __init__(self, coro: Any, record: TaskRecord, learner: Learner, **kwargs: Any) -> None:
        _known[id(self)] = record, learner  # before the task enters asyncio's own sets
        self._stopping = False
        super().__init__(coro, **kwargs)

    @property
    def record(self) -> TaskRecord:
        """What is known of it, to everybody but the learner's code."""
        if asked_from_outside():
            raise AttributeError("'Task' object has no attribute 'record'")
        return _known[id(self)][0]

    def __hash__(self) -> int:
        """Scatter tasks in a set the same way in every run, and never in the order they were made."""
        return _known[id(self)][0].scatter

    def add_done_callback(self, fn: Any, *, context: Context | None = None) -> None:
        """Note that somebody waits when the callback is asyncio's own."""
        if _is_waiter(fn) and not self.record.dropped:  # a runner waits for what it sweeps away
            self.record.waited = True
            self.record.among = self.record.among or _is_among_others(fn, frame_above(1))
            if getattr(fn, "__qualname__", "").startswith("shield."):
                self.record.shield = _known[id(self)][1].in_stack(frame_above(1))
        super().add_done_callback(fn, context=context)

    def cancel(self, msg: Any | None = None) -> bool:
        """Note who asks, and when a runner sweeps the task away at the end of asyncio.run."""
        caller = frame_above(1)
        if not self.done() and not self._stopping:
            self.record.asked.append(_known[id(self)][1].in_stack(caller))
            if caller.f_globals.get("__name__") == "asyncio.runners":
                self.record.dropped = _how_left(self)
        if self._stopping:  # tasks that await each other pass a request on in a circle, for ever
            return True
        self._stopping = True
        try:
            return super().cancel(msg=msg)
        finally:
            self._stopping = False


TracedTask.__name__ = TracedTask.__qualname__ = "Task"  # as a learner who prints a task knows it


class Trace:
    """The tasks of one check, in order of creation."""

    def __init__(self, learner: Learner, seed: str) -> None:
        self._learner = learner
        self._salt = random.Random(seed).getrandbits(60)  # noqa: S311  # scatters hashes, keeps no secret
        self.tasks: list[TaskRecord] = []
        self._own = 0

    def factory(
        self,
        loop: asyncio.AbstractEventLoop,
        coro: Coroutine[Any, Any, Any] | Generator[Any, None, Any],
        **kwargs: Any,
    ) -> TracedTask:
        """Make a task; the signature is that of `loop.set_task_factory`."""
        record = TaskRecord(
            name=getattr(coro, "__qualname__", type(coro).__name__),
            created=self._learner.in_stack(frame_above(1)),
            own=self._own > 0 or self._of_the_loop(coro, frame_above(1)),
            scatter=hash((len(self.tasks), self._salt)),
        )
        self.tasks.append(record)
        return TracedTask(coro, record, self._learner, loop=loop, **kwargs)

    def _of_the_loop(self, coro: object, maker: FrameType) -> bool:
        # The loop closes a dropped generator in a task of its own; that it was dropped is told elsewhere.
        return type(coro).__name__ == "async_generator_athrow" and not self._learner.in_step(maker)

    def start_own(self, coro: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Start a task that belongs to the hidden test, not to the learner."""
        self._own += 1
        try:
            return asyncio.get_running_loop().create_task(coro)
        finally:
            self._own -= 1

    def left_over(
        self, before: set[asyncio.Task[Any]], loop: asyncio.AbstractEventLoop
    ) -> tuple[Finding, ...]:
        """Give a finding for each learner task that is pending now; call it at the instant of return."""
        here = asyncio.current_task(loop)
        pending = [
            task
            for task in asyncio.all_tasks(loop) - before
            if isinstance(task, TracedTask) and not task.record.own and task is not here
        ]
        found = [*map(_left, pending), *(_shielded(task) for task in pending if task.record.shield)]
        found += self._untraced(asyncio.all_tasks(loop) - before)
        return tuple(sorted(found, key=_order))

    def _untraced(self, tasks: set[asyncio.Task[Any]]) -> list[Finding]:
        """Give a finding for each task that the learner's code made past the loop's own maker of tasks."""
        return [
            Finding(_how_asked(task), place, getattr(task.get_coro(), "__qualname__", "task"))
            for task in tasks
            if not isinstance(task, TracedTask) and (place := self._learner.of_origin(task.get_coro()))
        ]

    def dropped(self) -> tuple[Finding, ...]:
        """Give a finding for each task that a runner had to sweep away."""
        return tuple(
            Finding(record.dropped, record.created, record.name)
            for record in self.tasks
            if record.dropped and record.created and not record.own
        )


def _left(task: TracedTask) -> Finding:
    return Finding(_how_left(task), task.record.created, task.record.name)


def _shielded(task: TracedTask) -> Finding:
    name, place = task.record.name, task.record.shield
    text = f"The task `{name}` was shielded, and at the end it was still running: nobody waited for its end."
    return Finding(Evidence.OBSERVED, place, name, code="shield-misused", text=text)


def _how_left(task: TracedTask) -> Evidence:
    if task.cancelling():
        return Evidence.LEFT_CANCELLING
    return Evidence.LEFT_AWAITED if was_waited_for(task) else Evidence.LEFT_RUNNING


def _how_asked(task: asyncio.Task[Any]) -> Evidence:
    return Evidence.LEFT_CANCELLING if task.cancelling() else Evidence.LEFT_RUNNING


def was_waited_for(task: TracedTask) -> bool:
    """Say whether anybody has waited for a pending task; a gather that nobody awaits is nobody."""
    waiting = [callback for callback, _ in task._callbacks or () if _is_waiter(callback)]
    return task.record.waited and not (waiting and all(map(_is_forlorn_gather, waiting)))


def _is_forlorn_gather(callback: Any) -> bool:
    if getattr(callback, "__qualname__", "") != "gather.<locals>._done_callback":
        return False
    outer = inspect.getclosurevars(callback).nonlocals.get("outer")
    return outer is not None and not outer.done() and not outer._callbacks


def _order(finding: Finding) -> tuple[str, int, str]:
    return (finding.kind, finding.place.line if finding.place else 0, finding.subject)


def _is_among_others(callback: Any, waiting: FrameType) -> bool:
    while isinstance(callback, functools.partial):
        callback = callback.func
    name = getattr(callback, "__qualname__", "")
    if name.startswith("_wait."):  # one that waits for all, for so long, leaves those that were too slow
        patient = waiting.f_locals.get("return_when") == asyncio.ALL_COMPLETED
        return not (patient and waiting.f_locals.get("timeout") is not None)
    return name.startswith(("gather.", "as_completed.", "_AsCompletedIterator."))


def _is_waiter(callback: Any) -> bool:
    while isinstance(callback, functools.partial):
        callback = callback.func
    if "wakeup" in getattr(callback, "__name__", type(callback).__name__).lower():
        return isinstance(getattr(callback, "__self__", None), asyncio.Task)
    return (getattr(callback, "__module__", None) or "").startswith("asyncio.")
