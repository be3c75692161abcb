"""cancel_and_wait: each task is asked once, and waited for until its cleanup is over or the grace is."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from grader.child.kit import Kit, Place, Service, State, clean, overlap, value

Task = asyncio.Task[Any]
AT_ONCE = 0.01  # seconds after the call, when all requests are made and no cleanup has ended

MANY_TURNS = 200  # of the loop in 0.1 s; asking every millisecond takes half of them


@dataclass
class Workers:
    """Tasks at work; a name's cleanup takes so many seconds when its task is cancelled."""

    service: Service
    cleanups: dict[str, float]  # seconds
    tasks: dict[str, Task] = field(default_factory=dict)

    @property
    def all(self) -> list[Task]:
        """The tasks, in the order of their names."""
        return list(self.tasks.values())


@value
async def test_polite_tasks(kit: Kit) -> None:
    """Tasks that clean up within the grace have ended at the return, and the number is 0."""
    workers = await at_work(kit, {"quick": 0.05, "slower": 0.1})
    got, at = await stopped(kit, workers.all, 1.0)
    expect_asked_once(kit, workers, at)
    expect_patience(kit, workers, 1.0)
    expect_number(kit, got, 0)


@value
async def test_stubborn_tasks_are_counted(kit: Kit) -> None:
    """The number returned is that of the tasks that are still busy after the grace."""
    stubborn = kit.random.randint(1, 3)
    names = kit.names(stubborn + 2)
    cleanups = dict.fromkeys(names, 0.05) | dict.fromkeys(kit.random.sample(names, stubborn), 0.8)
    workers = await at_work(kit, cleanups)
    got, at = await stopped(kit, workers.all, 0.2)
    expect_asked_once(kit, workers, at)
    expect_patience(kit, workers, 0.2)
    kit.expect.that(
        kit.elapsed < 0.5 or got == stubborn,
        f"{stubborn} of {len(names)} tasks were still busy after the grace of 0.20 s, but stop took "
        f"{kit.elapsed:.2f} s.",
    )
    expect_number(kit, got, stubborn)
    await over(kit, workers.all)


@value
async def test_no_tasks(kit: Kit) -> None:
    """Without tasks the number is 0, at once."""
    got, error = await kit.outcome(ValueError, "stop", [], 0.5)
    if error:
        message = f"There was no task to stop, and {type(error).__name__} reached the caller: {error}"
        kit.expect.reject("wrong-result", message, kit.line_of(error))
    expect_number(kit, got, 0)
    kit.expect.within(ideal=0, wrong=0.5)


@value
async def test_tasks_that_have_ended(kit: Kit) -> None:
    """Tasks that had ended before, in any way, count as done."""
    tasks = [kit.start(does()) for does in (gives_a_value, fails_at_once, is_cancelled)]
    await over(kit, tasks)
    got, _ = await stopped(kit, tasks, 0.2)
    expect_number(kit, got, 0)


@clean
async def test_whatever_becomes_of_them(kit: Kit) -> None:
    """A task that fails in its cleanup, or ends well after all, makes nothing raise."""
    endings = [fails_in_its_cleanup, ends_well, cleans_up]
    kit.random.shuffle(endings)
    tasks = [kit.start(does()) for does in endings]
    await asyncio.sleep(AT_ONCE)
    try:
        got, at = await stopped(kit, tasks, 0.5)
        busy = [task for task in tasks if not task.done()]
    finally:
        await over(kit, tasks)
    if busy:
        message = f"{len(busy)} of 3 tasks still cleaned up at the return, long before the grace of 0.50 s "
        kit.expect.reject("cancel-not-awaited", f"{message}was over.", at)
    expect_number(kit, got, 0)


@overlap
async def test_all_are_asked_at_once(kit: Kit) -> None:
    """All tasks are asked at once, so that they clean up together."""
    workers = await at_work(kit, dict.fromkeys(kit.names(3), 0.1))
    call = kit.start(kit.call("stop", workers.all, 1.0))
    await asyncio.sleep(AT_ONCE)
    at = kit.waits_at()
    late = [name for name, task in workers.tasks.items() if not task.cancelling()]
    await asyncio.wait([call])
    if late and at and len(late) < 3 and kit.cancel_requests(workers.tasks[late[0]]):
        message = f"{late[0]} was asked to stop only when another task had ended its cleanup."
        kit.expect.reject("sequential-awaits", message, at)
    await as_stopped(kit, call)


@overlap
async def test_returns_when_all_have_ended(kit: Kit) -> None:
    """When all tasks have ended, the return does not wait for the rest of the grace."""
    workers = await at_work(kit, {"quick": 0.05, "slower": 0.1})
    with kit.turns() as turns:
        _, at = await stopped(kit, workers.all, 1.0)
    if turns.count > MANY_TURNS:
        message = "stop asked again and again, in every turn of the loop, whether the tasks were done."
        kit.expect.reject("busy-wait", message, at)
    kit.expect.within(ideal=0.1, wrong=1.0)


@overlap
async def test_the_grace_is_for_all_together(kit: Kit) -> None:
    """Stubborn tasks, however many, are waited for no longer than the grace, which may be 0."""
    for grace in (0.2, 0.0):
        number = kit.random.randint(2, 4)
        workers = await at_work(kit, dict.fromkeys(kit.names(number), 0.9))
        call = kit.start(kit.call("stop", workers.all, grace))
        await asyncio.sleep(0.15)
        at = kit.waits_at()
        await asyncio.wait([call])
        if kit.elapsed > grace + 0.1:
            message = f"{number} stubborn tasks were waited for {kit.elapsed:.2f} s, "
            kit.expect.reject("no-deadline", f"{message}with a grace of {grace:.2f} s in total.", at)
        got = await as_stopped(kit, call)
        expect_asked_once(kit, workers, at)
        expect_number(kit, got, number)
        await over(kit, workers.all)


@clean
async def test_the_cleanup_is_not_disturbed(kit: Kit) -> None:
    """Each task is asked exactly once, and can finish its cleanup, also after the grace."""
    workers = await at_work(kit, {"polite": 0.1, "stubborn": 0.5})
    _, at = await stopped(kit, workers.all, 0.2)
    await over(kit, workers.all)
    expect_asked_once(kit, workers, at)


async def at_work(kit: Kit, cleanups: dict[str, float]) -> Workers:
    """Start one task for each name, which works for long and cleans up for so many seconds when cancelled."""
    workers = Workers(kit.service("work", delay=30), cleanups)
    for name, seconds in cleanups.items():
        service = kit.service("work", delay=30, cleanup=seconds)
        service.calls = workers.service.calls  # one list for all
        workers.tasks[name] = kit.start(service(name))
    await asyncio.sleep(AT_ONCE)
    return workers


async def stopped(kit: Kit, tasks: list[Task], grace: float) -> tuple[object, Place | None]:
    """Call stop; give what it gives, and the learner's line at which it waits."""
    call = kit.start(kit.call("stop", tasks, grace))
    await asyncio.sleep(AT_ONCE)
    at = kit.waits_at()
    await asyncio.wait([call])
    return await as_stopped(kit, call), at


async def as_stopped(kit: Kit, call: Task) -> object:
    """Give what a finished call of stop gave; nobody has cancelled that."""
    try:
        return await call
    except asyncio.CancelledError as error:
        message = "A task's CancelledError came out of stop, as if stop itself had been cancelled."
        kit.expect.reject("cancel-not-awaited", message, kit.line_of(error))


def expect_patience(kit: Kit, workers: Workers, grace: float) -> None:
    """Reject a return while tasks still cleaned up that could have ended within the grace, or before it."""
    busy = [call.label for call in workers.service.calls if call.at_return is State.CLEANING]
    early = [name for name in busy if workers.cleanups[name] < grace or kit.elapsed < grace - AT_ONCE]
    if early:
        kit.expect.reject(
            "cancel-not-awaited",
            f"stop returned after {kit.elapsed:.2f} s of {grace:.2f} s, "
            f"and {' and '.join(early)} still cleaned up.",
            asked_at(kit, workers.tasks[early[0]]),
        )


def expect_number(kit: Kit, got: object, wanted: int) -> None:
    """Expect a number, and no tasks."""
    if isinstance(got, set | frozenset | list | tuple):
        message = f"The result should be a number, but it is a {type(got).__name__} of {len(got)}."
        kit.expect.reject("wrong-result", message)
    kit.expect.equal(got, wanted)


def expect_asked_once(kit: Kit, workers: Workers, at: Place | None = None) -> None:
    """Expect that every task was asked to stop, and none a second time."""
    for name, task in workers.tasks.items():
        requests = kit.cancel_requests(task)
        if not requests:
            kit.expect.reject("others-keep-running", f"Nobody asked {name} to stop: it works on.")
        if len(requests) > 1:
            torn = any(call.label == name and call.state is State.TORN for call in workers.service.calls)
            tail = ", which interrupted its cleanup" if torn else ""
            message = f"{name} was asked to stop {len(requests)} times{tail}."
            kit.expect.reject("cancel-not-awaited", message, requests[1] or at or requests[0])


def asked_at(kit: Kit, task: Task) -> Place | None:
    """Give the line that asked a task to stop."""
    return next((place for place in kit.cancel_requests(task) if place), None)


async def over(kit: Kit, tasks: list[Task]) -> None:
    """Wait for the tasks and read how they ended, whatever the learner's code did."""
    for task in tasks:
        if not kit.cancel_requests(task):
            task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def gives_a_value() -> str:
    """End well."""
    return "done"


async def fails_at_once() -> None:
    """End with an error."""
    raise OSError("had failed before")


async def is_cancelled() -> None:
    """End cancelled."""
    raise asyncio.CancelledError


async def fails_in_its_cleanup() -> None:
    """Turn the cancellation into an error."""
    try:
        await asyncio.sleep(30)
    finally:
        await asyncio.sleep(0.03)
        raise OSError("the cleanup failed")


async def ends_well() -> str:
    """Take the cancellation for a reason to end, and end well."""
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError:
        await asyncio.sleep(0.06)
    return "saved"


async def cleans_up() -> None:
    """End cancelled, after a while."""
    try:
        await asyncio.sleep(30)
    finally:
        await asyncio.sleep(0.09)
