"""Mark each step of an event loop: which handle runs on which thread, and since when."""

from __future__ import annotations

import asyncio
import functools
import os
import threading
import weakref
from time import perf_counter
from typing import TYPE_CHECKING, Any

from grader.child.blocking.thread_meter import Meter, meter_of_this_thread

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[[asyncio.Handle], None]


_Handle: Any = asyncio.Handle  # asyncio has no public place as near to a step as its _run


class Mark:
    """What one thread runs now; `since` (perf_counter) tells one step from the next."""

    __slots__ = ("__weakref__", "ended", "handle", "ident", "known", "meter", "since", "stale", "watched")

    def __init__(self) -> None:
        self.handle: asyncio.Handle | None = None
        self.since = 0.0
        self.ident = threading.get_ident()
        self.meter: Meter = meter_of_this_thread()
        self.known = (0.0, 0.0)  # wall and CPU at some time before the step, as the thread read them
        self.stale = (
            0.0  # from when on a step should begin with a new reading: it costs as much as a step's mark
        )
        self.watched = False  # somebody has looked at this step and wants to know how it ended
        self.ended = (0.0, 0.0)  # the last watched step: its `since`, and CPU at its end
        self.note()

    def note(self) -> None:
        """Take a reading of this thread's clocks."""
        self.known = (perf_counter(), self.meter.own_cpu())
        self.stale = self.known[0] + _FRESH

    def end(self) -> None:
        """Take a reading at the end of a watched step."""
        self.watched = False
        self.note()
        self.ended = (self.since, self.known[1])


class Alarm:
    """Rouse whoever asked to hear of the next step."""

    __slots__ = ("asleep", "ring")

    def __init__(self) -> None:
        self.asleep = False  # read at every step: nothing else is looked at while it is false
        self.ring: Callable[[], None] = lambda: None


_FRESH = 0.001  # seconds for which a reading of the thread's clocks is good enough
alarm = Alarm()
_local = threading.local()
_marks: weakref.WeakSet[Mark] = weakref.WeakSet()
_installed: list[Run] = []  # what stood at Handle._run before


def install() -> None:
    """Mark steps from now on."""
    original: Run = _Handle._run
    _installed.append(original)
    pristine = original.__module__ == "asyncio.events" and original.__qualname__ == "Handle._run"
    replacement = _marked(original, _context_run if pristine else original)
    _Handle._run = replacement
    mark = getattr(_local, "mark", None)
    if mark is not None:
        mark.note()


def remove() -> None:
    """Put back what install() replaced."""
    _Handle._run = _installed.pop()


def current() -> Mark | None:
    """Give the calling thread's mark when it is inside a step."""
    mark: Mark | None = getattr(_local, "mark", None)
    return mark if mark is not None and mark.handle is not None else None


def marks() -> list[Mark]:
    """Give the mark of every living thread that has run a step."""
    try:
        return list(_marks)
    except RuntimeError:  # a thread has come or gone meanwhile; the next look sees it
        return []


def task_of(handle: asyncio.Handle) -> asyncio.Task[Any] | None:
    """Give the task whose step a handle runs, or None for a plain callback."""
    owner = getattr(getattr(handle, "_callback", None), "__self__", None)
    return owner if isinstance(owner, asyncio.Task) else None


def callback_of(handle: asyncio.Handle) -> str:
    """Name the function that a handle calls; empty for the step of a task."""
    callback = getattr(handle, "_callback", None)
    while isinstance(callback, functools.partial):
        callback = callback.func
    return "" if task_of(handle) else getattr(callback, "__name__", "")


def is_step(code: object) -> bool:
    """Say whether a code object is the root of every marked step."""
    return code in _roots


_roots: set[object] = set()


def _context_run(handle: Any) -> None:
    handle._context.run(handle._callback, *handle._args)


def _marked(original: Run, run: Run) -> Run:
    inline = run is _context_run  # one Python call less: it is a fifth of what a mark costs

    def _run(self: Any) -> None:
        try:
            mark = _local.mark
        except AttributeError:
            mark = _enlist()
        if mark.handle is not None:  # a loop inside a loop: the outer step goes on
            original(self)
            return
        mark.since = perf_counter()
        mark.handle = self
        if mark.since > mark.stale or alarm.asleep:
            _begin(mark)
        try:
            if inline:
                self._context.run(self._callback, *self._args)
            else:
                run(self)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if not inline:
                raise
            _tell(self, error)
        finally:
            mark.handle = None
            if mark.watched:
                mark.end()

    _roots.add(_run.__code__)
    return _run


def _tell(handle: Any, error: BaseException) -> None:
    # What Handle._run does with an error; kept apart because the happy path must stay short.
    context = {
        "message": f"Exception in callback {handle._callback!r}",
        "exception": error,
        "handle": handle,
    }
    if handle._source_traceback:
        context["source_traceback"] = handle._source_traceback
    handle._loop.call_exception_handler(context)


def _begin(mark: Mark) -> None:
    mark.note()
    mark.since = mark.known[0]
    if alarm.asleep:
        alarm.asleep = False
        alarm.ring()


def _enlist() -> Mark:
    mark = Mark()
    _local.mark = mark
    _marks.add(mark)
    return mark


def _forget() -> None:
    """Drop every mark: they name threads of the parent process."""
    global _local, _marks  # noqa: PLW0603  # a fork copies them, and only they know their threads
    for mark in list(_marks):
        mark.meter.close()
    _local = threading.local()
    _marks = weakref.WeakSet()
    alarm.asleep = False


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
