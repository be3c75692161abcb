"""Give jobs of process pools the time they would take: their CPU and their sleep, on a worker each."""

from __future__ import annotations

import heapq
import time
import weakref
from collections import deque
from concurrent.futures import Future
from concurrent.futures.process import ProcessPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.child.clock import seats, times
from grader.child.clock.meter import STRETCH
from grader.child.clock.seats import Waiter

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.child.clock.kata import KataClock
    from grader.child.clock.outside import Outside


@dataclass(frozen=True, slots=True)
class _Measured:
    """What a job gave in its worker, and what it cost there."""

    value: Any
    error: BaseException | None
    seconds: float


def measured(fn: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> _Measured:
    """Run a job in a worker process and measure it."""
    original = time.sleep
    setattr(time, "sleep", times.sleep)  # noqa: B010 - an assignment would have to match its overloads
    times.child_sleep.seconds = 0.0
    start = time.process_time()
    value, error = None, None
    try:
        value = fn(*args, **kwargs)
    except Exception as raised:
        error = raised
    finally:
        burnt = time.process_time() - start
        setattr(time, "sleep", original)  # noqa: B010 - as above
    return _Measured(value, error, times.child_sleep.seconds + (burnt if burnt >= STRETCH else 0.0))


class HeldFuture(Future[Any]):
    """The caller's view of a job whose result is kept back until it is due."""

    def __init__(self, inner: Future[Any], begun: float) -> None:
        super().__init__()
        self.inner = inner
        self.begun = begun

    def cancel(self) -> bool:
        """Cancel the job unless it runs or has ended."""
        return super().cancel() if self.inner.cancel() else False

    def running(self) -> bool:
        """Say whether the job runs, its result not yet due included."""
        return not self.done() and (self.inner.running() or self.inner.done())


class _Pool:
    """The virtual workers of one process pool, and its jobs in the order they came."""

    def __init__(self, clock: KataClock, workers: int) -> None:
        self.clock = clock
        self.free = [0.0] * workers
        self.jobs: deque[HeldFuture] = deque()
        self.waiters: list[Waiter] = []
        self.open = 0

    def add(self, job: HeldFuture) -> None:
        self.clock.hold(1)
        with self.clock.lock:
            self.jobs.append(job)
            self.open += 1
        job.inner.add_done_callback(self._advance)

    def _advance(self, _: Future[Any]) -> None:
        # In order of submission: when a job starts depends on those before it.
        while True:
            with self.clock.lock:
                if not self.jobs or not self.jobs[0].inner.done():
                    return
                job = self.jobs.popleft()
                when = self._end(job)
                self.clock.deliver(when, lambda job=job: self._deliver(job))  # type: ignore[misc] # binds now
            self.clock.hold(-1)

    def _end(self, job: HeldFuture) -> float:
        inner = job.inner
        if inner.cancelled() or inner.exception() is not None:
            return job.begun
        start = max(job.begun, heapq.heappop(self.free))
        end = start + float(inner.result().seconds)
        heapq.heappush(self.free, end)
        return end

    def _deliver(self, job: HeldFuture) -> None:
        _hand_over(job)
        with self.clock.lock:
            self.open -= 1
            waiters, self.waiters = (self.waiters, []) if not self.open else ([], self.waiters)
            for waiter in waiters:
                waiter.release()

    def cancel(self) -> None:
        """Cancel every job that no worker has begun."""
        for job in list(self.jobs):
            job.cancel()

    def wait(self) -> None:
        """Wait on the kata clock until every job has been delivered."""
        seat = seats.here()
        if seat is None:
            return
        waiter = Waiter(seat)
        with self.clock.lock:
            if not self.open:
                return
            self.waiters.append(waiter)
        waiter.wait()


def _hand_over(job: HeldFuture) -> None:
    if job.inner.cancelled():
        Future.cancel(job)
        job.set_running_or_notify_cancel()
        return
    if not job.set_running_or_notify_cancel():
        return
    error = job.inner.exception()
    result = job.inner.result() if error is None else _Measured(None, error, 0.0)
    if result.error is not None:
        job.set_exception(result.error)
    else:
        job.set_result(result.value)


def patch(put: Callable[[Any, str, object], None], outside: Outside) -> None:
    """Patch process pools."""
    executor: Any = ProcessPoolExecutor
    submit, shutdown = executor.submit, executor.shutdown
    pools: weakref.WeakKeyDictionary[Any, _Pool] = weakref.WeakKeyDictionary()

    def kata_submit(self: Any, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        seat = seats.here()
        if seat is None:
            return submit(self, fn, *args, **kwargs)  # type: ignore[no-any-return] # the original's own type
        pool = pools.setdefault(self, _Pool(seat.clock, self._max_workers))
        begun = seat.clock.now()
        with seats.frozen():
            job = HeldFuture(submit(self, measured, fn, args, kwargs), begun)
        outside.pool_processes.update(self._processes or ())
        pool.add(job)
        return job

    def kata_shutdown(self: Any, wait: bool = True, *, cancel_futures: bool = False) -> None:
        pool = pools.get(self)
        if pool is not None and wait:
            if cancel_futures:
                pool.cancel()
            pool.wait()
        with seats.frozen():
            shutdown(self, wait=wait, cancel_futures=cancel_futures)

    put(executor, "submit", kata_submit)
    put(executor, "shutdown", kata_shutdown)
