"""Let threads, and what they wait for, take part in the kata clock."""

from __future__ import annotations

import _queue
import sys
import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from grader.child.clock import seats
from grader.child.clock.seats import Waiter

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.child.clock.outside import Outside

_submit: Any = ThreadPoolExecutor.submit
_start = threading.Thread.start
_bootstrap_inner: Any = threading.Thread._bootstrap_inner  # type: ignore[attr-defined]
_join = threading.Thread.join
_condition_wait = threading.Condition.wait
_NOT_OURS = {"_ExecutorManagerThread", "QueueFeederThread"}  # a process pool's own threads


def started_by_pytest(depth: int) -> bool:
    """Say whether pytest-timeout makes this call: its timers watch the run and are no part of it."""
    return sys._getframe(depth + 1).f_globals.get("__name__") == "pytest_timeout"


def start(thread: threading.Thread) -> None:
    """Start a thread that takes part, active from now until its run() has ended."""
    starter = seats.here()
    own = {type(thread).__name__, thread.name} & _NOT_OURS
    if starter is None or own or getattr(thread, "kata_engine", False) or started_by_pytest(1):
        with seats.frozen():
            _start(thread)
        return
    seat = starter.clock.join(thread)
    try:
        _start(thread)
    except BaseException:
        starter.clock.leave(seat)
        raise


def bootstrap_inner(thread: threading.Thread) -> None:
    """Run a thread; its part ends with it."""
    clock = seats.current()
    seat = clock.seat_of(thread) if clock is not None else None
    if clock is None or seat is None:
        _bootstrap_inner(thread)
        return
    seat.sit()
    try:
        _bootstrap_inner(thread)
    finally:
        clock.leave(seat)


def join(thread: threading.Thread, timeout: float | None = None) -> None:
    """Wait on the kata clock for a thread's end."""
    seat = seats.here()
    target = seat.clock.seat_of(thread) if seat is not None else None
    if seat is None or target is None or target is seat:
        with seats.unseated():
            _join(thread, timeout)
        return
    waiter = Waiter(seat)
    with seat.clock.lock:
        if target.over:
            waiter.done = True
        target.joiners.append(waiter)
    ended = waiter.wait(timeout)
    with seats.unseated():
        _join(thread, None if ended else 0)


def condition_wait(condition: Any, timeout: float | None = None) -> bool:
    """Wait on the kata clock until notified; what Event, Semaphore, Queue and Future.result wait with."""
    seat = seats.here()
    if seat is None or not condition._is_owned():
        return _condition_wait(condition, timeout)
    waiter = Waiter(seat)
    condition._waiters.append(waiter)
    saved = condition._release_save()
    notified = False
    try:
        notified = waiter.wait(timeout)
    finally:
        condition._acquire_restore(saved)
        if not notified and waiter in condition._waiters:
            condition._waiters.remove(waiter)
    return notified


def pool_submit(outside: Outside) -> Callable[..., Future[Any]]:
    """Make ThreadPoolExecutor.submit notice pools whose threads are older than the clock."""

    def submit(pool: Any, fn: Callable[..., Any], /, *args: object, **kwargs: object) -> Future[Any]:
        seat = seats.here()
        if seat is not None and any(seat.clock.seat_of(thread) is None for thread in pool._threads):
            outside.older_pool = True  # for good: the delivery of a result cannot be seen to be over
            seat.clock.go_real()
        submitted: Future[Any] = _submit(pool, fn, *args, **kwargs)
        return submitted

    return submit


class KataSimpleQueue(_queue.SimpleQueue):  # type: ignore[type-arg] # the C type takes none
    """A SimpleQueue whose get() waits on the kata clock."""

    def __init__(self) -> None:
        self._waiting: deque[Waiter] = deque()

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
        """Add an item; a thread that waits for it counts as active before this returns."""
        super().put(item, block, timeout)
        self._rouse()

    def put_nowait(self, item: Any) -> None:
        """Add an item."""
        self.put(item)

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        """Take an item; wait for one if need be."""
        seat = seats.here()
        if seat is None or not block or (timeout is not None and timeout < 0):
            return super().get(block, timeout)
        deadline = None if timeout is None else seat.clock.now() + timeout
        while True:
            waiter = Waiter(seat)
            self._waiting.append(waiter)
            try:
                return super().get_nowait()
            except _queue.Empty:
                rest = None if deadline is None else deadline - seat.clock.now()
                if not waiter.wait(rest):
                    return super().get_nowait()
            finally:
                self._forget(waiter)

    def _rouse(self) -> None:
        try:
            self._waiting.popleft().release()
        except IndexError:
            return

    def _forget(self, waiter: Waiter) -> None:
        try:
            self._waiting.remove(waiter)
        except ValueError:
            if not self.empty():
                self._rouse()  # the call that was meant for this thread goes to the next one
