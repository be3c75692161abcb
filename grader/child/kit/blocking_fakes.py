"""Play the blocking functions that exercises call, and write down in which thread each call ran."""

from __future__ import annotations

import contextlib
import gc
import inspect
import threading
import time
from dataclasses import dataclass, field
from types import CoroutineType
from typing import TYPE_CHECKING, Any

from grader.child.closed import Closed
from grader.child.frames import frame_above
from grader.child.kit.fakes import Call, State, pick, refuse_disguised
from grader.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from grader.child.evidence.places import Learner
    from grader.child.kit.fakes import Answer, Delay, Failure
    from grader.model import Place


@dataclass(slots=True)
class BlockingCall(Call):
    """One call of a blocking function; `thread` counts the threads that called it, from 1."""

    kwargs: dict[str, Any] = field(default_factory=dict)
    thread: int = 0
    thread_name: str = ""
    on_loop: bool = False  # it ran in the thread of the check's event loop, and held it
    astray: bool = False  # by a coroutine that another thread had made, where nobody could await it


@dataclass(slots=True, eq=False)
class BlockingService(Closed):
    """A plain function that takes its time: on the kata clock nothing really waits.

    Args of the constructor: `delay` in seconds (None or 0: it returns at once; a mapping or function: by the
    first argument or by all), `answer` gives the value for the arguments, `failure` an exception or None,
    `waits_at` the learner's line that waits while another thread serves a call. Made in the loop's thread.
    """

    name: str
    now: Callable[[], float]
    learner: Learner
    waits_at: Callable[[], Place | None]
    answer: Answer
    delay: Delay = 0.1
    failure: Failure = None
    calls: list[BlockingCall] = field(default_factory=list)
    peak: int = 0
    in_flight: int = 0
    _loop_thread: int = field(default_factory=threading.get_ident)
    _threads: dict[int, int] = field(default_factory=dict)
    _lock: Any = field(default_factory=threading.Lock)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Serve one call, in whatever thread it comes."""
        frame = frame_above(1)
        call = self._begin(args, kwargs, self.learner.in_stack(frame))
        call.astray = call.on_loop and self._is_astray(frame)
        try:
            delay = pick(self.delay, args)
            if delay:
                time.sleep(delay)
            failure = pick(self.failure, args)
            if failure is not None:
                call.state, call.raised = State.FAILED, id(failure)
                raise failure
            call.state = State.DONE
            return self.answer(*args, **kwargs)
        finally:
            self._end(call)

    def __repr__(self) -> str:
        return f"<function {self.name}>"

    @property
    def keys(self) -> list[Any]:
        """The first argument of each call, in the order the calls began."""
        return [call.args[0] if call.args else None for call in self.calls]

    @property
    def threads(self) -> int:
        """The number of different threads that called it, the loop's own included."""
        return len(self._threads)

    def spans(self, now: float) -> tuple[Span, ...]:
        """Give the timeline of the calls; one that still runs ends now."""
        return tuple(
            Span(call.label, call.task, call.start, now if call.end is None else call.end, _line(call))
            for call in self.calls
        )

    def _begin(self, args: tuple[Any, ...], kwargs: dict[str, Any], place: Place | None) -> BlockingCall:
        refuse_disguised((*args, *kwargs.values()), self.name, self.learner)
        label = ", ".join(map(str, args)) or self.name
        thread = threading.current_thread()
        on_loop = thread.ident == self._loop_thread
        call = BlockingCall(args, label, 0.0, place=place, kwargs=kwargs, on_loop=on_loop)
        call.thread_name = thread.name
        with self._lock:
            # Threads are told apart by their lifetimes: the system gives the number of a dead one away again.
            call.thread = self._threads.setdefault(id(thread), len(self._threads) + 1)
            call.task = "the event loop" if on_loop else f"thread {call.thread}"
            call.start = self.now()
            self.calls.append(call)
            self.in_flight += 1
            self.peak = max(self.peak, self.in_flight)
        return call

    def _is_astray(self, frame: FrameType | None) -> bool:
        while frame is not None and not self.learner.owns(frame.f_code.co_filename):
            frame = frame.f_back
        if frame is None or not frame.f_code.co_flags & inspect.CO_COROUTINE:
            return False
        # Origins are tracked in the loop's thread only. A running coroutine is found by its frame alone.
        found = (each for each in gc.get_objects() if type(each) is CoroutineType and each.cr_frame is frame)
        return any(each.cr_origin is None for each in found)

    def _end(self, call: BlockingCall) -> None:
        with self._lock:
            self.in_flight -= 1
            call.end = self.now()
        if call.place is None:
            with contextlib.suppress(RuntimeError):  # the loop's thread goes on beside this one
                call.place = self.waits_at()


def _line(call: Call) -> int | None:
    return call.place.line if call.place else None
