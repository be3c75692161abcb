"""Notice, on an ordinary loop and the real clock, that nothing can go on or that the loop only spins."""

from __future__ import annotations

import concurrent.futures.thread
import selectors
import signal
import sys
import threading
from time import thread_time
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import asyncio

_LOOK = 0.05  # seconds between two looks at a loop that waits without a limit
_SETTLE = 0.02  # seconds in which a thread that has been woken gets to run
_TURNS = 2_000  # in a row that only gave way, before the loop counts as spinning
_RATE = 100e-6  # CPU seconds of one such turn at most: a task that works between its turns takes longer
_FEW = 16  # ready handles; a loop with more of them has work to do
_WORKER = concurrent.futures.thread._worker.__code__  # where an idle thread of a pool waits
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGCHLD", "SIGIO", "SIGBREAK")


class StandStill(BaseException):
    """Nothing is ready, nothing is scheduled, and nobody else is alive; no `except Exception` hides it."""


class Notices(Protocol):
    """Who wants to know."""

    def stands_still(self, loop: asyncio.AbstractEventLoop) -> bool:
        """Take note that nothing can go on; say whether the loop is to be ended."""

    def spins(self, loop: asyncio.AbstractEventLoop, turns: int) -> None:
        """Take note that the loop turned many times without waiting."""


class WatchedSelector(selectors.DefaultSelector):
    """Wait as any selector does, unless it can be proved that nothing will ever come."""

    loop: Any = None
    notices: Notices | None = None
    _yields = 0
    _since = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Give what is ready."""
        if timeout is not None:
            if timeout <= 0:
                self._turned()
            else:
                self._yields = 0
            return super().select(timeout)
        self._yields = 0
        # More than the loop's own wake-up socket: the world may answer there.
        if self.notices is None or len(self.get_map() or ()) != 1:
            return super().select(None)
        return self._wait()

    def _wait(self) -> list[tuple[selectors.SelectorKey, int]]:
        while True:
            # First who could wake us, then what they have sent: in the other order it could fall between.
            # A thread that has just taken a job shows that only when it has run: so look twice.
            alone = nobody_else(self.loop)
            events = super().select(_SETTLE if alone else _LOOK)
            alone = alone and not events and nobody_else(self.loop)
            events = events or super().select(0)
            if events:
                return events
            if alone and self.notices is not None and self.notices.stands_still(self.loop):
                raise StandStill("nothing can ever go on: every task waits, and nobody is left to wake one")
            if alone:
                return super().select(None)

    def _turned(self) -> None:
        ready = self.loop._ready
        if len(ready) > _FEW or not all(map(_only_gave_way, ready)):
            self._yields = 0
            return
        if not self._yields:
            self._since = thread_time()
        self._yields += 1
        if self._yields == _TURNS:
            if thread_time() - self._since < _TURNS * _RATE and self.notices is not None:
                self.notices.spins(self.loop, self._yields)
            self._yields = 0


def nobody_else(loop: Any) -> bool:
    """Say whether no thread, signal handler or interval timer could wake the loop."""
    return (
        not getattr(loop, "_signal_handlers", None)
        and not any(map(_is_handled, _SIGNALS))
        and not (hasattr(signal, "getitimer") and signal.getitimer(signal.ITIMER_REAL)[0] > 0)
        and not _somebody_works()
    )


def _is_handled(name: str) -> bool:
    number = getattr(signal, name, None)
    handler = signal.getsignal(number) if number is not None else None
    handler = getattr(handler, "func", handler)
    if not callable(handler) or handler is signal.default_int_handler:
        return False
    # asyncio.run stops the program at Ctrl-C, and so do we at SIGTERM: neither lets a task go on.
    return not (getattr(handler, "__module__", "") or "").startswith(("asyncio.", "grader.child."))


def _somebody_works() -> bool:
    here = threading.get_ident()
    return any(
        thread.ident != here and not getattr(thread, "kata_engine", False) and not _is_idle(thread)
        for thread in threading.enumerate()
    )


def _is_idle(thread: threading.Thread) -> bool:
    """Say whether a thread belongs to a pool and waits for a job, and none is there."""
    if thread not in concurrent.futures.thread._threads_queues:  # every pool's threads
        return False
    jobs = _jobs_awaited_by(thread)
    return jobs is not None and jobs.qsize() == 0 and _sleeps(thread)


def _jobs_awaited_by(thread: threading.Thread) -> Any:
    # A frame of another thread must not be kept while that thread may go on: it would take over the locals,
    # and a buffer among them has crashed Python 3.12.1 when the collector met it.
    frame = sys._current_frames().get(thread.ident or 0)
    if frame is None or frame.f_code is not _WORKER or "work_item" in frame.f_locals:
        return None
    return frame.f_locals.get("work_queue")


def _sleeps(thread: threading.Thread) -> bool:
    """Say whether the system has nothing to run for a thread; true where that is not known."""
    try:
        with open(f"/proc/self/task/{thread.native_id}/stat", "rb") as file:  # noqa: PTH123  # a tenth of pathlib's time
            return file.read().rpartition(b") ")[2].startswith(b"S")
    except OSError:
        return sys.platform != "linux"


def _only_gave_way(handle: object) -> bool:
    # A task that a future woke has another kind of callback than one that only gave way.
    callback = getattr(handle, "_callback", None)
    return type(callback).__name__ == "TaskStepMethWrapper" or getattr(callback, "__name__", "") == "__step"
