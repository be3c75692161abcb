"""Give hidden tests what they need where calls share state: who takes which lock, who waits, what hangs."""

from __future__ import annotations

import asyncio
import heapq
import inspect
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from grader.child.evidence.places import waiting_for
from grader.child.frames import frame_above
from grader.child.kit.expect import CheckFailed
from grader.model import Evidence, Finding, Place, Wait

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

    from grader.child.evidence.places import Learner
    from grader.child.kit.expect import Expect
    from grader.child.kit.fakes import Service

PATIENCE = 2.0  # seconds; far longer than any fake takes, so who still waits then waits for ever
_ROUNDS = 0.2  # seconds at least that calls in rounds take longer than calls that take each free place
_SETTLING = 1.0  # seconds for cancelled calls to clean up
# Where a task waits for a place that another one holds.
_TAKES = frozenset({"Lock.acquire", "Semaphore.acquire", "Lock.__aenter__", "Semaphore.__aenter__"})
# Where a task waits for what another one does; it may hold a lock meanwhile.
_HOLDS = frozenset({"Queue.get", "Event.wait"})
# Where a task waits that works off what others bring; it may live as long as the object that started it.
_IDLE = _HOLDS | {"Condition.wait", "Condition.wait_for"}


@dataclass(frozen=True, slots=True)
class Taking:
    """One request for a lock or semaphore."""

    lock: asyncio.Lock | asyncio.Semaphore
    place: Place | None


@dataclass(slots=True)
class Locks:
    """Write down which locks and semaphores of asyncio are asked for while entered, and at which line."""

    learner: Learner
    takings: list[Taking] = field(default_factory=list)
    _real: dict[Any, Any] = field(default_factory=dict)

    def __enter__(self) -> Self:
        for kind in (asyncio.Lock, asyncio.Semaphore):
            self._real[kind] = kind.acquire
            kind.acquire = self._noting(kind.acquire)  # type: ignore[assignment,method-assign]  # until exit
        return self

    def __exit__(self, *_: object) -> None:
        for kind, real in self._real.items():
            kind.acquire = real

    @property
    def place(self) -> Place | None:
        """The line of the first request."""
        return next((taking.place for taking in self.takings if taking.place), None)

    @property
    def semaphores(self) -> bool:
        """Whether a semaphore was asked for."""
        return any(isinstance(taking.lock, asyncio.Semaphore) for taking in self.takings)

    @property
    def one_each(self) -> bool:
        """Whether each of several requests was for another lock, so that none of them is shared."""
        number = len(self.takings)
        return number > 1 and len({id(taking.lock) for taking in self.takings}) == number

    def _noting(self, real: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def acquire(lock: Any) -> Any:
            self.takings.append(Taking(lock, self.learner.in_step(frame_above(1))))
            return real(lock)

        return acquire


class Sharing:
    """The part of the kit that knows several calls of one object at the same time."""

    expect: Expect
    _learner: Learner

    if TYPE_CHECKING:  # what the kit adds
        # ruff: noqa: D102  # these have their docstrings there
        def start(self, coroutine: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]: ...
        def method(self, thing: Any, name: str, *args: Any) -> Callable[..., Any]: ...
        async def run(self, function: Callable[..., Any], name: str, *args: Any) -> Any: ...
        def _not_async(self, function: Callable[..., Any], name: str, result: object) -> None: ...

    def begin(self, thing: Any, name: str, *args: Any) -> asyncio.Task[Any]:
        """Start an async method, such as "Queue.put" of a queue, in a task of the test's own."""
        method = self.method(thing, name, *args)
        awaitable = method(*args)
        if not inspect.isawaitable(awaitable):
            self._not_async(method, name, awaitable)
        return self.start(_wait_for(awaitable))

    async def scenario(self, name: str, steps: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
        """Play steps that begin several calls; what they leave behind is looked at when the steps end.

        Tasks that only wait for more work by then belong to the object, and live as long as it does.
        """

        async def played() -> Any:
            try:
                return await steps()
            finally:
                self.adopt(only_idle=True)

        return await self.run(played, name)

    def adopt(self, *, only_idle: bool = False) -> None:
        """Allow the tasks that are pending now to go on as long as the object that has started them."""
        for task in asyncio.all_tasks():
            record = getattr(task, "record", None)
            if record is not None and (not only_idle or waiting_for(task) in _IDLE):
                record.own = True

    def abandon(self) -> None:
        """Let the check end although tasks will not: whoever closes the loop waits for none but this one."""
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task._log_destroy_pending = False  # type: ignore[attr-defined]  # that they are lost is known
            asyncio.tasks._unregister_task(task)

    async def results(self, *tasks: asyncio.Task[Any]) -> list[Any]:
        """Wait until all calls have ended; give their values in order, or raise the first error."""
        got = await asyncio.gather(*tasks, return_exceptions=True)
        error = next((each for each in got if isinstance(each, BaseException)), None)
        if error is not None:
            raise error
        return got

    async def ended(self, *tasks: asyncio.Task[Any], after: str = "") -> None:
        """Wait until calls have ended, with any outcome; one that never does gets the code for it.

        `after` says what went wrong before, such as "a load has failed": a lock that cannot be had was not
        given back then. Where nothing went wrong, the calls wait for each other.
        """
        _, pending = await asyncio.wait(tasks, timeout=PATIENCE)
        if pending:
            stuck = self.waits()
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks, timeout=_SETTLING)
            self.reject_stuck(stuck, after)
        for task in tasks:
            if not task.cancelled():
                task.exception()  # read, so that nobody reports it as unread

    async def given_back(self, *, after: str) -> None:
        """Expect that no task which was left behind waits for ever for a lock or semaphore."""
        if self.waits():
            await asyncio.sleep(PATIENCE)
            self.reject_held(self.waits(), after)

    def waits(self, *tasks: asyncio.Task[Any]) -> tuple[Wait, ...]:
        """Give what tasks wait for now, and at which line; without any given, all but the calling one."""
        chosen = tasks or asyncio.all_tasks() - {asyncio.current_task()}
        found = [
            Wait(self._learner.name_in_chain(task), waiting_for(task), self._learner.of_await_chain(task))
            for task in chosen
        ]
        return tuple(
            sorted((w for w in found if w.place), key=lambda w: (w.place.line if w.place else 0, w.task))
        )

    def locks(self) -> Locks:
        """Watch in a `with` block who takes which lock or semaphore."""
        return Locks(self._learner)

    def limited(self, service: Service, limit: int, locks: Locks) -> None:
        """Expect as many calls in flight as the limit allows, and a semaphore that is there to limit them."""
        if service.peak > limit and (locks.one_each or len(locks.takings) == 1):
            own = "each call took a semaphore of its own" if locks.one_each else "one place was taken for all"
            many = f"{service.peak} calls of {service.name} were in flight, although the limit is {limit}"
            self.expect.reject("semaphore-per-call", f"{many}: {own}.", locks.place)
        self.expect.peak(service, limit)

    def refilled(self, service: Service, places: int) -> None:
        """Expect that whichever call came next began as soon as a place was free, and no more time."""
        starts = sorted(service.calls, key=lambda call: call.start)
        ends = sorted(service.calls, key=lambda call: call.end or 0.0)
        for at, call in enumerate(starts):
            before = [ends[at - places]] if at >= places else []
            self.expect.started_when_ready(service, call, after=before)
        free = [0.0] * places
        for call in starts:
            heapq.heapreplace(free, free[0] + call.due)
        self.expect.within(ideal=max(free), wrong=max(free) + _ROUNDS)

    def reject_stuck(self, stuck: tuple[Wait, ...], after: str = "") -> None:
        """Fail because nothing can go on; `after` as in `ended`."""
        if after:
            self.reject_held(stuck, after)
        place = next((wait.place for wait in stuck), self.expect.where)
        text = f"After {after}, nothing can go on." if after else "Nothing can go on: all calls wait."
        raise CheckFailed(text, Finding(Evidence.DEADLOCK, place, waits=stuck))

    def reject_held(self, stuck: tuple[Wait, ...], after: str) -> None:
        """Fail if a lock or semaphore cannot be had although nobody is at work."""
        held = next((wait for wait in stuck if wait.what in _TAKES), None)
        if held and not any(wait.what in _HOLDS for wait in stuck):
            where = f" at line {held.place.line}" if held.place else ""
            message = f"After {after}, `{held.what}`{where} waits for ever, although nobody is at work."
            self.expect.reject("lock-not-released", message, held.place)


async def _wait_for(awaitable: Awaitable[Any]) -> Any:
    return await awaitable
