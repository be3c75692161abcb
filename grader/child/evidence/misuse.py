"""Notice calls where they do not belong: a loop inside a loop, or asked for outside, or in another thread."""

from __future__ import annotations

import asyncio
import functools
import threading
from typing import TYPE_CHECKING, Any, Self

from grader.child.disguise import disguised
from grader.child.frames import frame_above
from grader.model import Evidence, Finding

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from grader.child.evidence.places import Learner

# Where each entry to an event loop lives; all of them refuse to start inside a running loop.
_ENTRIES: tuple[tuple[object, str, str], ...] = (
    (asyncio, "run", "asyncio.run"),
    (asyncio.runners, "run", "asyncio.run"),
    (asyncio.Runner, "run", "Runner.run"),
    (asyncio.BaseEventLoop, "run_until_complete", "run_until_complete"),
    (asyncio.BaseEventLoop, "run_forever", "run_forever"),
)
# What gives a loop to code that runs outside of any: the loop of an earlier run, a new one, or an error.
_LOOP_GETTERS: tuple[tuple[object, str, str], ...] = (
    (asyncio, "get_event_loop", "asyncio.get_event_loop"),
    (asyncio.events, "get_event_loop", "asyncio.get_event_loop"),
)
# What gives a loop something to do without waking it: the loop's own thread may call these, and no other one.
# Whatever changes a future, task, event or queue of asyncio comes here.
_NOT_THREAD_SAFE = ("call_soon", "call_at")


class Misuse:
    """Watch these calls while entered; each passes on to the real one."""

    def __init__(self, learner: Learner) -> None:
        self._learner = learner
        self._found: dict[Finding, None] = {}
        self._undo: list[Callable[[], None]] = []

    def __enter__(self) -> Self:
        for owner, name, label in _ENTRIES:
            self._wrap(owner, name, functools.partial(self._entered, label))
        for owner, name, label in _LOOP_GETTERS:
            self._wrap(owner, name, functools.partial(self._asked, label))
        for name in _NOT_THREAD_SAFE:
            self._guard(name)
        return self

    def __exit__(self, *_: object) -> None:
        while self._undo:
            self._undo.pop()()

    def findings(self) -> tuple[Finding, ...]:
        """Give what was noticed so far, each line once."""
        return tuple(self._found)

    def _wrap(self, owner: object, name: str, notice: Callable[[], None]) -> None:
        real = getattr(owner, name)

        def watched(*args: Any, **kwargs: Any) -> Any:
            notice()
            return real(*args, **kwargs)

        setattr(owner, name, disguised(watched, real))
        self._undo.append(functools.partial(setattr, owner, name, real))

    def _guard(self, name: str) -> None:
        real: Any = getattr(asyncio.BaseEventLoop, name)

        def watched(loop: Any, *args: Any, **kwargs: Any) -> Any:
            runs_in = loop._thread_id  # None: it does not run
            if runs_in is not None and runs_in != threading.get_ident():
                self._crossed(frame_above(1))
            return real(loop, *args, **kwargs)

        setattr(asyncio.BaseEventLoop, name, disguised(watched, real))
        self._undo.append(functools.partial(setattr, asyncio.BaseEventLoop, name, real))

    def _crossed(self, frame: FrameType | None) -> None:
        place, called = self._learner.in_stack(frame), ""
        while frame is not None and not self._learner.owns(frame.f_code.co_filename):
            called, frame = frame.f_code.co_qualname, frame.f_back
        if place:
            called = called.removeprefix("BaseEventLoop.")
            self._found[Finding(Evidence.FOREIGN_THREAD, place, called)] = None

    def _entered(self, label: str) -> None:
        if _loop_is_running():
            self._note(Evidence.NESTED_RUN, label)

    def _asked(self, label: str) -> None:
        if not _loop_is_running():
            self._note(Evidence.LOOP_BOUND, label)

    def _note(self, kind: Evidence, label: str) -> None:
        place = self._learner.in_stack(frame_above(3))
        if place:
            # asyncio.run enters Runner.run and run_until_complete in turn: the outermost is the learner's.
            finding = Finding(kind, place, label)
            if not any(known.kind is kind and known.place == place for known in self._found):
                self._found[finding] = None


def loop_bound_globals(namespace: dict[str, Any], file: str) -> tuple[Finding, ...]:
    """Give a finding for each module global that belongs to an event loop."""
    bound = (
        asyncio.Lock,
        asyncio.Event,
        asyncio.Condition,
        asyncio.Semaphore,
        asyncio.Queue,
        asyncio.Future,
        asyncio.AbstractEventLoop,
    )
    return tuple(
        Finding(Evidence.LOOP_BOUND, None, name, other=type(value).__name__, text=file)
        for name, value in namespace.items()
        if isinstance(value, bound)
    )


def _loop_is_running() -> bool:
    return asyncio._get_running_loop() is not None
