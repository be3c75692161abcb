"""Play the collaborators that exercises call, and write down every call.

A service behaves so that faults become visible: it does nothing until awaited, and when it
is cancelled it cleans up slowly, so that "cancelled" and "cancelled and finished" differ.
"""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol, cast

from grader.child.closed import Closed
from grader.child.frames import frame_above
from grader.child.kit.values import is_disguised
from grader.model import Place, Span

if TYPE_CHECKING:
    from types import CoroutineType

    from grader.child.evidence.places import Learner
    from grader.child.evidence.trace import TaskRecord

_AT_ONCE = 1e-6  # seconds; what differs by less is equal
CLEANUP = 0.02  # seconds that a cancelled call takes to end


class State(Enum):
    """Where one call is."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CLEANING = "cleaning up"  # cancelled, cleanup not finished
    CANCELLED = "cancelled"  # cancelled, cleanup finished
    TORN = "torn"  # cancelled again during its cleanup


@dataclass(slots=True)
class Call:
    """One call of a service; times are on the clock of the check, in seconds."""

    args: tuple[Any, ...]
    label: str
    start: float
    task: str = ""
    place: Place | None = None
    end: float | None = None
    state: State = State.RUNNING
    at_return: State | None = None  # its state at the instant the learner's function ended
    raised: int = 0  # the id of the error that it raised; held here, its traceback would hold the learner's
    due: float = 0.0  # seconds that it has to take, once it has ended by itself
    record: TaskRecord | None = None  # of the task that it is part of
    runner: weakref.ref[asyncio.Task[Any]] | None = None  # that task; held here, it could never be lost

    @property
    def finished(self) -> bool:
        """Whether nothing of the call goes on any more."""
        return self.state not in {State.RUNNING, State.CLEANING}

    @property
    def rushed(self) -> bool:
        """Whether it ended before its time: somebody else ended its wait, or turned the clock."""
        return self.end is not None and self.end - self.start < 0.99 * self.due - _AT_ONCE

    @property
    def shield(self) -> Place | None:
        """The learner's line that shielded the task of the call."""
        return self.record.shield if self.record else None

    @property
    def state_now(self) -> State:
        """Its state, where a cancellation that is asked for and has not arrived yet counts already."""
        task = self.runner() if self.runner and self.state is State.RUNNING else None
        return State.CLEANING if task and task.cancelling() else self.state


class Recorded(Protocol):
    """A fake that writes down every call."""

    @property
    def name(self) -> str:
        """What messages call it."""

    @property
    def calls(self) -> Sequence[Call]:
        """The calls, in the order they began."""

    @property
    def peak(self) -> int:
        """The most calls that were in flight at the same time."""

    failure: Failure

    def spans(self, now: float) -> tuple[Span, ...]:
        """Give the timeline of the calls."""


Delay = float | None | Mapping[Any, float | None] | Callable[..., float | None]
Answer = Callable[..., Any]
Failure = Mapping[Any, BaseException] | Callable[..., BaseException | None] | None


@dataclass(slots=True, eq=False)
class Service(Closed):
    """An asynchronous collaborator: call it for a coroutine, await that for the answer.

    Args of the constructor: `delay` in seconds (None: never suspends; a mapping or function: by the first
    argument or by all), `answer` gives the value for the arguments, `failure` an exception or None,
    `cleanup` the seconds that a cancelled call takes to end.
    """

    name: str
    now: Callable[[], float]
    learner: Learner
    answer: Answer
    delay: Delay = 0.1
    failure: Failure = None
    cleanup: float = CLEANUP
    calls: list[Call] = field(default_factory=list)
    peak: int = 0
    in_flight: int = 0
    loops: list[asyncio.AbstractEventLoop] = field(default_factory=list)  # that calls ran in, each once

    def __call__(self, *args: Any) -> CoroutineType[Any, Any, Any]:
        """Give the coroutine of one call; nothing happens before it is awaited."""
        coroutine = cast("CoroutineType[Any, Any, Any]", self._serve(args))
        coroutine.__name__ = coroutine.__qualname__ = self.name
        return coroutine

    def __repr__(self) -> str:
        return f"<async function {self.name}>"

    @property
    def keys(self) -> list[Any]:
        """The first argument of each call, in the order the calls began."""
        return [call.args[0] if call.args else None for call in self.calls]

    def spans(self, now: float) -> tuple[Span, ...]:
        """Give the timeline of the calls; one that still runs ends now."""
        return tuple(
            Span(call.label, call.task, call.start, now if call.end is None else call.end, _line(call))
            for call in self.calls
        )

    async def _serve(self, args: tuple[Any, ...]) -> Any:
        call = self._begin(args)
        try:
            delay = pick(self.delay, args)
            if delay is not None:
                await asyncio.sleep(delay)
                call.due = delay
            failure = pick(self.failure, args)
            if failure is not None:
                call.state, call.raised = State.FAILED, id(failure)
                raise failure
        except asyncio.CancelledError:
            await self._clean_up(call)
            raise
        else:
            call.state = State.DONE
            return self.answer(*args)
        finally:
            self.in_flight -= 1
            call.end = self.now()

    def _begin(self, args: tuple[Any, ...]) -> Call:
        refuse_disguised(args, self.name, self.learner)
        task = asyncio.current_task()
        record = getattr(task, "record", None)
        place = self.learner.in_step(frame_above(2)) or getattr(record, "created", None)
        label = ", ".join(map(str, args)) or self.name
        call = Call(args, label, self.now(), getattr(record, "name", ""), place, record=record)
        call.runner = weakref.ref(task) if task else None
        self.calls.append(call)
        if (loop := asyncio.get_running_loop()) not in self.loops:
            self.loops.append(loop)
        self.in_flight += 1
        self.peak = max(self.peak, self.in_flight)
        return call

    async def _clean_up(self, call: Call) -> None:
        if call.state is State.FAILED:
            return  # the failure itself is a CancelledError: a fake of a call that ends cancelled
        call.state = State.CLEANING
        try:
            await asyncio.sleep(self.cleanup)
        except asyncio.CancelledError:
            call.state = State.TORN
            raise
        call.state = State.CANCELLED


@dataclass(slots=True, eq=False)
class Listener(Closed):
    """A plain function that the learner's code calls back; each call has the learner's line in `place`."""

    name: str
    now: Callable[[], float]
    learner: Learner
    calls: list[Call] = field(default_factory=list)

    def __call__(self, *args: Any) -> None:
        """Write the call down."""
        now, place = self.now(), self.learner.in_stack(frame_above(1))
        label = str(args[0]) if args else self.name
        self.calls.append(Call(args, label, now, place=place, end=now, state=State.DONE))

    def __repr__(self) -> str:
        return f"<function {self.name}>"


def refuse_disguised(args: Sequence[object], name: str, learner: Learner) -> None:
    """Raise TypeError for a value of a type of the learner's own: which delay it has would be its choice."""
    odd = next((arg for arg in args if is_disguised(arg, learner)), None)
    if odd is not None:
        raise TypeError(
            f"{name} was called with a {type(odd).__name__}; give it the values that you were given"
        )


def pick(choice: Any, args: tuple[Any, ...]) -> Any:
    """Give what a mapping holds for the first argument, what a function gives for all, else the choice."""
    if isinstance(choice, Mapping):
        return choice.get(args[0] if args else None)
    if callable(choice):
        return choice(*args)
    return choice


def _line(call: Call) -> int | None:
    return call.place.line if call.place else None
