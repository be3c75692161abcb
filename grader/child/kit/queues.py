"""Give hidden tests what they need where workers take items: what stands still, who dies, who is left."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.child.evidence.classify import leaves
from grader.child.kit.fakes import Call, Service, State
from grader.child.kit.sharing import PATIENCE
from grader.model import Evidence, Finding, Place, Wait

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence

    from grader.child.evidence.trace import Trace
    from grader.child.kit.expect import Expect

# Where a worker waits for more. Who waits for one certain thing does it in the same places, or on a future.
_MORE = frozenset({"Queue.get", "Condition.wait", "Condition.wait_for", "Event.wait"})
_ONE = _MORE | {"Future"}
_LEFT = frozenset({Evidence.LEFT_RUNNING, Evidence.LEFT_AWAITED})
_TAKEN = frozenset({State.DONE, State.FAILED})


@dataclass(frozen=True, slots=True)
class Job:
    """What a function of the learner's has to get done: so many calls of a service, whoever makes them."""

    name: str
    work: Service
    wanted: int
    what: str  # what the calls are made for, such as "items"

    @property
    def failed(self) -> Call | None:
        """The first call that has failed."""
        return next((call for call in self.work.calls if call.state is State.FAILED), None)

    @property
    def untouched(self) -> int:
        """How many calls have never begun."""
        return self.wanted - len(self.work.calls)

    @property
    def done(self) -> bool:
        """Whether every call has come to an end of its own."""
        return self.untouched <= 0 and all(call.state in _TAKEN for call in self.work.calls)

    def brought(self, error: BaseException) -> bool:
        """Say whether an error is one that the service fails with."""
        planned = self.work.failure.values() if isinstance(self.work.failure, Mapping) else ()
        return any(error is each for each in planned)


class Queues:
    """The part of the kit that knows queues and the workers on them."""

    expect: Expect
    findings: list[Finding]
    _trace: Trace

    if TYPE_CHECKING:  # what the kit adds
        # ruff: noqa: D102  # these have their docstrings there
        def start(self, coroutine: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]: ...
        async def call(self, name: str, *args: Any) -> Any: ...
        async def give_up(self, task: asyncio.Task[Any]) -> None: ...
        def line_of(self, error: BaseException) -> Place | None: ...
        def waits(self, *tasks: asyncio.Task[Any]) -> tuple[Wait, ...]: ...
        def reject_stuck(self, stuck: tuple[Wait, ...], after: str = "") -> None: ...
        def reject_held(self, stuck: tuple[Wait, ...], after: str) -> None: ...

    async def worked_off(self, name: str, *args: Any, work: Service, wanted: int, what: str = "items") -> Any:
        """As `call`, for a function that gets so many calls of `work` done, with a queue or without.

        One that never ends, or that an error of `work` ends, gets the code of what it shows.
        """
        job = Job(name, work, wanted, what)
        before = len(self._trace.tasks)
        task = self.start(self.call(name, *args))
        begun = -1
        while not task.done() and (work.in_flight or len(work.calls) > begun):  # slow is not stuck
            begun = len(work.calls)
            await asyncio.wait([task], timeout=PATIENCE)
        if not task.done():
            await self._reject_standstill(job, task)
        # A task for each item is no worker: an error that ends it leaves no other item untouched.
        workers = sum(not record.own for record in self._trace.tasks[before:]) <= wanted // 2
        error = task.exception()
        brought = next(filter(job.brought, leaves(error)), None) if error else None
        if workers and job.failed and job.untouched > 0 and (brought or error is None):
            self._reject_death(job, job.failed)
        if brought and isinstance(error, BaseExceptionGroup):
            message = f"A group with the failure of one of the {what} reached the caller of {name}."
            place = self.line_of(brought) or (job.failed.place if job.failed else None)
            self.expect.reject("exception-group", message, place)
        return task.result()

    def no_worker_left(self, name: str) -> None:
        """Expect that no task was left that waits for more work; ask before anything else is awaited."""
        idle = [wait for wait in self.waits() if wait.what in _MORE]
        if idle and any(finding.kind in _LEFT for finding in self.findings):
            message = f"When {name} ended, {_tasks(idle)} still waiting for more in `{idle[0].what}`."
            self.expect.reject("workers-not-stopped", message, idle[0].place)

    async def _reject_standstill(self, job: Job, task: asyncio.Task[Any]) -> None:
        stuck, own = self.waits(), next(iter(self.waits(task)), None)
        idle = [wait for wait in stuck if wait.what in _MORE and wait != own]
        await self.give_up(task)
        if any(wait.what == "Queue.join" for wait in stuck):
            self.reject_stuck(stuck)
        if job.failed:
            self.reject_held(stuck, f"{job.failed.label} has failed")
            self._reject_unanswered(job, job.failed, own)
        if own and own.what == "Queue.get":
            idle = [own]
        elif own and own.what in _ONE:
            idle = []
        if idle and job.done:
            message = f"All {job.what} were done, and then {_tasks(idle)} waiting for more in "
            message += f"`{idle[0].what}` for ever."
            self.expect.reject("workers-not-stopped", message, idle[0].place)
        self.reject_stuck(stuck)

    def _reject_death(self, job: Job, failed: Call) -> None:
        message = (
            f"The failure of {failed.label} ended the worker that had it, and of {job.wanted} {job.what} "
        )
        message += f"{job.untouched} were never worked on."
        self.expect.reject("queue-never-drains", message, failed.place)

    def _reject_unanswered(self, job: Job, failed: Call, own: Wait | None) -> None:
        if own and (job.untouched > 0 or own.what in _ONE):
            left = f", and {job.untouched} {job.what} are left" if job.untouched > 0 else ""
            message = f"{failed.label} has failed{left}; after that `{own.what}` waits for ever."
            self.expect.reject("queue-never-drains", message, own.place)


def _tasks(waits: Sequence[Wait]) -> str:
    return "1 task was" if len(waits) == 1 else f"{len(waits)} tasks were"
