"""Be told of every event loop that a program makes, runs and ends, whoever made it."""

from __future__ import annotations

import asyncio
import sys
import weakref
from typing import TYPE_CHECKING, Any, Protocol, Self

from grader.child.doctor.standstill import WatchedSelector
from grader.child.evidence.after_import import AfterImport

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from grader.child.doctor.standstill import Notices

_SWEEPERS = frozenset({"close", "_cancel_all_tasks"})  # of asyncio.runners: they run the loop once more
_Base: Any = asyncio.BaseEventLoop


class Host(Protocol):
    """Who is told; the methods are called on the loop's thread."""

    def made(self, loop: asyncio.AbstractEventLoop) -> None:
        """Hear of a new loop, before it runs."""

    def begins(self, future: object) -> None:
        """Hear what a loop is about to be run for."""

    def returned(self, loop: asyncio.AbstractEventLoop) -> None:
        """Hear that what the loop was to complete has returned, at that instant."""

    def ending(self, loop: asyncio.AbstractEventLoop) -> None:
        """Hear that a loop is about to sweep its tasks away or to close."""

    def complained(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Hear what the loop's exception handler is about to hear."""


class LoopHooks:
    """Tell the host while entered; where `notices` is given, selector loops are watched for a standstill."""

    def __init__(self, host: Host, notices: Notices | None) -> None:
        self._host = host
        self._notices = notices
        self._undo: list[Callable[[], None]] = []
        self._known: weakref.WeakSet[asyncio.AbstractEventLoop] = weakref.WeakSet()
        self._failed: weakref.WeakSet[asyncio.AbstractEventLoop] = weakref.WeakSet()
        self._imports = AfterImport({"uvloop"}, self._watch_foreign)
        self.foreign: set[str] = set()  # packages of loops that are not asyncio's own
        self.started = False  # some loop was made

    def __enter__(self) -> Self:
        self._watch_making()
        self._watch_running()
        self._watch_ending()
        self._imports.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._imports.__exit__()
        while self._undo:
            self._undo.pop()()

    def loops(self) -> list[asyncio.AbstractEventLoop]:
        """Give the loops that are still there."""
        return list(self._known)

    def has_failed(self, loop: asyncio.AbstractEventLoop) -> bool:
        """Say whether an error, an interruption or a standstill has ended what a loop was to complete."""
        return loop in self._failed

    # --- inside

    def _watch_making(self) -> None:
        init, selecting = _Base.__init__, asyncio.selector_events.BaseSelectorEventLoop
        init_selecting, lazy = selecting.__init__, asyncio.Runner._lazy_init  # type: ignore[attr-defined]  # where a loop factory is called

        def made(loop: Any) -> None:
            init(loop)
            self._tell(loop)

        def made_with_selector(loop: Any, selector: Any = None) -> None:
            watched = WatchedSelector() if selector is None and self._notices is not None else selector
            init_selecting(loop, watched)
            if isinstance(watched, WatchedSelector):
                watched.loop, watched.notices = loop, self._notices

        def lazy_init(runner: Any) -> None:
            lazy(runner)
            self._tell(runner._loop)

        self._put(_Base, "__init__", made)
        self._put(selecting, "__init__", made_with_selector)
        self._put(asyncio.Runner, "_lazy_init", lazy_init)

    def _watch_running(self) -> None:
        complete, complain = _Base.run_until_complete, _Base.call_exception_handler

        def run_until_complete(loop: Any, future: Any) -> Any:
            caller = _outer(sys._getframe(1))
            if caller not in _SWEEPERS and not loop.is_running():
                self._host.begins(future)
            try:
                result = complete(loop, future)
            except BaseException:
                self._failed.add(loop)
                raise
            if caller not in _SWEEPERS and not loop.is_running():
                self._host.returned(loop)
            return result

        def call_exception_handler(loop: Any, context: dict[str, Any]) -> None:
            self._host.complained(loop, context)
            complain(loop, context)

        self._put(_Base, "run_until_complete", run_until_complete)
        self._put(_Base, "call_exception_handler", call_exception_handler)

    def _watch_ending(self) -> None:
        runners: Any = asyncio.runners
        sweep, close = runners._cancel_all_tasks, _Base.close

        def cancel_all_tasks(loop: Any) -> None:
            self._ending(loop)
            sweep(loop)

        def closed(loop: Any) -> None:
            self._ending(loop)
            close(loop)

        self._put(runners, "_cancel_all_tasks", cancel_all_tasks)
        self._put(_Base, "close", closed)

    def _watch_foreign(self, name: str) -> None:
        kind: Any = getattr(sys.modules[name], "Loop", None)
        if kind is None:
            return
        init = kind.__init__

        def made(loop: Any, *args: Any, **kwargs: Any) -> None:
            init(loop, *args, **kwargs)
            self._tell(loop)

        setattr(kind, "__init__", made)  # noqa: B010  # mypy rightly refuses a plain assignment
        self._undo.append(lambda: setattr(kind, "__init__", init))

    def _tell(self, loop: Any) -> None:
        self.started = True
        if loop is None or loop in self._known:
            return
        self._known.add(loop)
        if not isinstance(loop, asyncio.BaseEventLoop):
            self.foreign.add(type(loop).__module__.partition(".")[0])
            self._listen(loop)
        self._host.made(loop)

    def _listen(self, loop: Any) -> None:
        def handler(_loop: Any, context: dict[str, Any]) -> None:
            self._host.complained(loop, context)
            loop.default_exception_handler(context)

        loop.set_exception_handler(handler)

    def _ending(self, loop: Any) -> None:
        if not loop.is_closed() and not loop.is_running():
            self._host.ending(loop)

    def _put(self, owner: Any, name: str, new: object) -> None:
        original = vars(owner).get(name)

        def undo() -> None:
            if vars(owner).get(name) is not new:
                return
            if original is None:
                delattr(owner, name)
            else:
                setattr(owner, name, original)

        setattr(owner, name, new)
        self._undo.append(undo)


def _outer(frame: FrameType | None) -> str:
    """Name the function of asyncio.runners that runs a loop; empty for any other."""
    while frame is not None and frame.f_globals.get("__name__", "").startswith("grader.child."):
        frame = frame.f_back
    if frame is None or frame.f_globals.get("__name__") != "asyncio.runners":
        return ""
    return frame.f_code.co_name
