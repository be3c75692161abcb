"""Keep the story of a real program's tasks: who started each, when it began and ended, and how."""

from __future__ import annotations

import asyncio
import functools
import sys
import weakref
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from grader.child.evidence.trace import TaskRecord, TracedTask, was_waited_for
from grader.examination import TaskSeen, TaskState
from grader.model import Evidence, Finding, Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, FrameType

    from grader.child.evidence.places import Learner

_LISTED = 1_000  # tasks whose story is kept; a server may make millions, and pays for no more of them
_INTERNAL = ("BaseEventLoop.shutdown_", "Loop.shutdown_")  # tasks that asyncio.run makes at its end
_RUN_ONCE = asyncio.BaseEventLoop._run_once.__code__  # type: ignore[attr-defined]  # one turn of a loop
_frame = sys._getframe


class WatchedTask(TracedTask):
    """A task that knows its record, with the hash of any object: order is the real program's own."""

    __hash__ = asyncio.Task.__hash__


WatchedTask.__name__ = WatchedTask.__qualname__ = "Task"  # as whoever prints a task knows it


class _Role(Enum):
    """What a function is to the creation of a task, on the stack above it."""

    PROGRAM = auto()  # the program's own
    BETWEEN = auto()  # asyncio's, on the way to the task
    OTHER = auto()  # a library's, which makes the task on its own account
    ROOT = auto()  # below it is whoever started the loop


@dataclass(slots=True)
class Life:
    """One listed task."""

    record: TaskRecord
    task: weakref.ref[asyncio.Task[Any]]
    start: float
    end: float = 0.0
    state: TaskState = TaskState.PENDING
    loop: int = 0  # its identity
    main: bool = False  # what the loop was run for


class TaskLog:
    """The tasks of one program."""

    def __init__(self, learner: Learner, now: Callable[[], float]) -> None:
        self._learner = learner
        self._now = now
        self._lives: list[Life] = []
        self._roles: dict[CodeType, _Role] = {}
        self._told: weakref.WeakSet[asyncio.Task[Any]] = weakref.WeakSet()
        self._next_is_main = False
        self.left_at_return: list[Finding] = []
        self.more = 0  # tasks that are not listed

    def factory(self, loop: asyncio.AbstractEventLoop, coro: Any, **kwargs: Any) -> asyncio.Task[Any]:
        """Make a task; the signature is that of `loop.set_task_factory`."""
        if len(self._lives) >= _LISTED:
            self.more += 1
            return asyncio.Task(coro, loop=loop, **kwargs)
        place, own = self._maker(_frame(1))
        name = getattr(coro, "__qualname__", type(coro).__name__)
        record = TaskRecord(name, place, own, scatter=len(self._lives))
        task = WatchedTask(coro, record, self._learner, loop=loop, **kwargs)
        if not name.startswith(_INTERNAL):
            self._list(task, record, loop)
        return task

    def _list(self, task: WatchedTask, record: TaskRecord, loop: asyncio.AbstractEventLoop) -> None:
        life = Life(record, weakref.ref(task), self._now(), loop=id(loop), main=self._next_is_main)
        self._next_is_main = False
        self._lives.append(life)
        if task.done():  # an eager one
            self._ended(life, task)
        else:
            # Not through the task's own method, which would take us for somebody who waits.
            asyncio.Task.add_done_callback(task, functools.partial(self._ended, life))

    def begins(self, future: object) -> None:
        """Hear what a loop is about to be run for: a task, or the coroutine of the next one."""
        record = getattr(future, "record", None)
        self._next_is_main = not asyncio.isfuture(future)
        for life in self._lives if record is not None else ():
            life.main = life.main or life.record is record

    def tasks(self) -> tuple[TaskSeen, ...]:
        """Give the listed tasks as they stand now."""
        now = self._now()
        return tuple(
            TaskSeen(
                life.record.name,
                life.record.created,
                life.state,
                life.start,
                now if life.state is TaskState.PENDING else life.end,
            )
            for life in self._lives
        )

    def left_in(self, loop: asyncio.AbstractEventLoop) -> tuple[Finding, ...]:
        """Give a finding for each task of the program that is pending in a loop now; each task once."""
        found = []
        for task in asyncio.all_tasks(loop):
            created, own = self.origin(task)
            if created and not own and task not in self._told and task is not _current(loop):
                self._told.add(task)
                found.append(Finding(_how_left(task), created, self.name(task)))
        return tuple(sorted(found, key=lambda each: (str(each.place), each.subject)))

    def was_told(self, task: object) -> bool:
        """Say whether `left_in` has spoken of a task."""
        return isinstance(task, asyncio.Task) and task in self._told

    def origin(self, task: object) -> tuple[Place | None, bool]:
        """Give the program's line behind a task, and whether a library started it on its own account."""
        record = getattr(task, "record", None)
        if isinstance(record, TaskRecord):
            return record.created, record.own
        coro = task.get_coro() if isinstance(task, asyncio.Task) else None
        place, origin = self._learner.of_origin(coro), getattr(coro, "cr_origin", None)
        return place, not (origin and self._learner.owns(origin[0][0]))

    def age(self, task: object) -> int:
        """Give the place of a task in the order of creation; tasks of other makers come last."""
        record = getattr(task, "record", None)
        return record.scatter if isinstance(record, TaskRecord) else sys.maxsize

    def name(self, task: object) -> str:
        """Name a task by its coroutine."""
        record = getattr(task, "record", None)
        if isinstance(record, TaskRecord):
            return record.name
        coro = task.get_coro() if isinstance(task, asyncio.Task) else None
        return getattr(coro, "__qualname__", "task")

    # --- inside

    def _maker(self, frame: FrameType | None) -> tuple[Place | None, bool]:
        """Give the line within the step that runs, and whether others than asyncio stand between."""
        roles, own = self._roles, False
        while frame is not None:
            code = frame.f_code
            role = roles.get(code)
            if role is None:
                role = roles[code] = self._role(code, frame.f_globals.get("__name__") or "")
            if role is _Role.PROGRAM:
                return Place(code.co_filename, frame.f_lineno), own
            if role is _Role.ROOT:
                break
            own = own or role is _Role.OTHER
            frame = frame.f_back
        return None, True

    def _role(self, code: CodeType, module: str) -> _Role:
        if self._learner.owns(code.co_filename):
            return _Role.PROGRAM
        if code is _RUN_ONCE or module == "asyncio.runners":
            return _Role.ROOT
        return _Role.BETWEEN if module.startswith(("asyncio.", "grader.child.")) else _Role.OTHER

    def _ended(self, life: Life, task: asyncio.Task[Any]) -> None:
        life.end = self._now()
        if task.cancelled():
            life.state = TaskState.CANCELLED
        else:
            # Reading `exception()` would count as if somebody had asked for it.
            failed = getattr(task, "_exception", None) is not None
            life.state = TaskState.FAILED if failed else TaskState.DONE
        if life.main and life.state is TaskState.DONE:
            self._returned(life.loop)

    def _returned(self, loop: int) -> None:
        """Note what had not ended when the main task did; its end may follow in the very same turn."""
        for life in self._lives:
            record = life.record
            task = life.task() if life.state is TaskState.PENDING else None
            if isinstance(task, TracedTask) and life.loop == loop and record.created and not record.own:
                kind = Evidence.LEFT_CANCELLING if record.asked else _left_alone(task)
                self.left_at_return.append(Finding(kind, record.created, record.name))


def _how_left(task: asyncio.Task[Any]) -> Evidence:
    if task.cancelling():
        return Evidence.LEFT_CANCELLING
    return _left_alone(task) if isinstance(task, TracedTask) else Evidence.LEFT_RUNNING


def _left_alone(task: TracedTask) -> Evidence:
    among = task.record.among and was_waited_for(task)
    return Evidence.LEFT_AWAITED if among else Evidence.LEFT_RUNNING


def _current(loop: asyncio.AbstractEventLoop) -> asyncio.Task[Any] | None:
    try:
        return asyncio.current_task(loop)
    except RuntimeError:
        return None
