"""no_silent_tasks: jobs are held until they end, their errors are heard once, and close waits for all."""

import asyncio
import gc
import weakref
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from grader.child.kit import (
    Call,
    CheckFailed,
    Evidence,
    Finding,
    Kit,
    Listener,
    Place,
    Service,
    State,
    clean,
    free,
    leaves,
    overlap,
    show,
    value,
)

Spawn = Callable[[Any], object]
KINDS = (ValueError, KeyError, OSError, TimeoutError, RuntimeError, TypeError)
LEFT = frozenset({Evidence.LEFT_RUNNING, Evidence.LEFT_AWAITED, Evidence.LEFT_CANCELLING})


@value
async def test_every_job_runs_to_its_end(kit: Kit) -> None:
    """When close returns, every job has run to its end, once, and on_error was not called."""
    names = kit.names(4)
    work = kit.service("work", delay=dict(zip(names, kit.falling(4), strict=True)))
    life = await played(kit, lambda spawn: spawn_all(spawn, work, names))
    kit.expect.called(work, 4)
    for call in work.calls:
        expect_ended(kit, call)
    expect_heard(kit, life, [])


@value
async def test_errors_are_heard_once(kit: Kit) -> None:
    """Each Exception of a job goes to on_error once, the other jobs go on, and close does not raise it."""
    names = kit.names(6)
    # Two of them are equal, and still two; one is of the job that ends last.
    kind, text = kit.random.choice(KINDS), kit.word()
    errors = {names[0]: kit.random.choice(KINDS)(kit.word()), names[2]: kind(text), names[4]: kind(text)}
    work = kit.service("work", delay=dict(zip(names, kit.falling(6), strict=True)), failure=errors)
    await expect_errors(kit, work, names, errors)


@value
async def test_an_error_long_before_close(kit: Kit) -> None:
    """An error of a job that ended long before close is given to on_error once, too."""
    names = kit.names(3)
    errors = {name: kit.random.choice(KINDS)(kit.word()) for name in names[:2]}
    work = kit.service("work", delay={names[0]: 0.05, names[1]: None, names[2]: 0.2}, failure=errors)
    await expect_errors(kit, work, names, errors, pause=0.1)


@value
async def test_nothing_to_wait_for(kit: Kit) -> None:
    """close returns when nothing was spawned, and when all jobs have ended before."""
    await played(kit, no_jobs)
    names = kit.names(2)
    work = kit.service("work", delay=0.05)
    await played(kit, lambda spawn: spawn_all(spawn, work, names, pause=0.1))
    kit.expect.called(work, 2)


@overlap
async def test_jobs_start_when_they_are_spawned(kit: Kit) -> None:
    """The jobs start when they are spawned, not when close is called, and run beside each other."""
    names = kit.names(kit.random.randint(3, 6))
    work = kit.service("work", delay=0.2)
    begun: list[int] = []

    async def spawn_and_look(spawn: Spawn) -> None:
        await spawn_all(spawn, work, names, pause=0.05)
        begun.append(len(work.calls))

    await played(kit, spawn_and_look)
    kit.expect.peak(work, len(names))
    expect_begun(kit, begun[0], len(names))


@free
async def test_close_rests_while_it_waits(kit: Kit) -> None:
    """While close waits, the loop sleeps; it is not woken again and again."""
    names = kit.names(2)
    work = kit.service("work", delay=dict(zip(names, (0.4, 0.3), strict=True)))
    places: list[Place | None] = []

    async def look() -> None:
        await asyncio.sleep(0.1)
        places.append(kit.waits_at())

    async def use(spawn: Spawn) -> None:
        await spawn_all(spawn, work, names)
        kit.start(look())

    with kit.turns() as turns:
        await played(kit, use)
    if turns.count > 200:
        message = f"In {kit.elapsed:.2f} s in which two jobs ended the loop was woken {turns.count} times."
        place = places[0] if places else kit.place_of("Background.close")
        kit.expect.that(False, message, Finding(Evidence.SPUN, place, count=turns.count, text=message))


@clean
async def test_jobs_survive_the_garbage_collector(kit: Kit) -> None:
    """A job that waits for something nobody else refers to survives the garbage collector, and ends."""
    loop = asyncio.get_running_loop()
    waited_for: list[weakref.ref[asyncio.Future[None]]] = []
    ended: list[int] = []
    number = kit.random.randint(2, 4)

    async def job(position: int) -> None:
        future = loop.create_future()  # referred to by this frame alone, which its task holds
        waited_for.append(weakref.ref(future))
        await future
        ended.append(position)

    job.__qualname__ = "job"  # as a message names it

    async def spawn_and_collect(spawn: Spawn) -> None:
        for position in range(number):
            spawn(job(position))
        await asyncio.sleep(0.05)
        expect_begun(kit, len(waited_for), number)
        gc.collect()
        alive = [future for future in (ref() for ref in waited_for) if future is not None]
        for future in alive:
            future.set_result(None)
        await asyncio.sleep(0.05)  # so that none is left at work, also where this check ends here
        message = f"{number} jobs were waiting; after the garbage collector {len(alive)} of them were left."
        lost = Finding(Evidence.TASK_LOST)
        kit.expect.that(len(alive) == len(waited_for), message, lost)

    await played(kit, spawn_and_collect)
    message = f"When close returned, {len(ended)} of {number} jobs had ended."
    if len(ended) < number:
        kit.expect.reject("task-not-awaited", message, kit.place_of("Background.close"))


@clean
async def test_a_job_that_somebody_cancels(kit: Kit) -> None:
    """A job whose task is cancelled ends cancelled, and on_error does not hear of it."""
    name, quick = kit.names(2)
    work = kit.service("work", delay={name: 0.3, quick: 0.02})
    runners: list[asyncio.Task[Any]] = []

    async def spawn_and_cancel(spawn: Spawn) -> None:
        await spawn_all(spawn, work, [name, quick], pause=0.05)
        expect_begun(kit, len(work.calls), 2)
        runners.extend(held for call in work.calls if call.args == (name,) if (held := runner_of(call)))
        for runner in runners:
            runner.cancel()

    # That close ends in the same way is no fault here: the cancelled job is the last one that it waits for.
    life = await played(kit, spawn_and_cancel, (asyncio.CancelledError,))
    kit.expect.called(work, 2)
    expect_unheard(kit, life, work.calls[0])
    for runner in runners:
        if not runner.done():
            message = f"When close returned, the job {name} was still at its cleanup: its task was cancelled."
            kit.expect.reject("task-not-awaited", message, kit.place_of("Background.close"))
        if not runner.cancelled():
            message = f"The task of the job {name} was cancelled, and it ended as if it had not been."
            place = kit.expect.handler_of(asyncio.CancelledError(), work.calls[0])
            kit.expect.reject("swallowed-cancellation", message, place)


@clean
async def test_a_job_that_ends_cancelled(kit: Kit) -> None:
    """A job that ends cancelled of itself is no error: on_error does not hear of it."""
    name, quick = kit.names(2)
    stopped = {name: asyncio.CancelledError()}
    work = kit.service("work", delay={name: 0.1, quick: 0.02}, failure=stopped)
    life = await played(kit, lambda spawn: spawn_all(spawn, work, [name, quick]), (asyncio.CancelledError,))
    kit.expect.called(work, 2)
    expect_unheard(kit, life, work.calls[0])


@dataclass(frozen=True)
class Played:
    """How the life of a Background went."""

    on_error: Listener
    raised: BaseException | None  # by close, of the kinds that were allowed


async def played(
    kit: Kit, use: Callable[[Spawn], Awaitable[None]], may_raise: tuple[type[BaseException], ...] = ()
) -> Played:
    """Make a Background, use its spawn, close it, and look at what is left at that instant."""
    on_error = kit.listener("on_error")

    async def life() -> BaseException | None:
        background = kit.make("Background", on_error)
        try:
            await use(lambda coro: kit.call_method(background, "Background.spawn", coro))
        except CheckFailed:
            kit.forgiven |= LEFT  # nobody has called close
            raise
        try:
            await kit.run(kit.method(background, "Background.close"), "Background.close")
        except BaseException as error:
            if not any(isinstance(leaf, may_raise) for leaf in leaves(error)):
                raise
            return error
        return None

    return Played(on_error, await kit.run(life, "Background.close"))


async def spawn_all(spawn: Spawn, work: Service, names: list[str], pause: float = 0) -> None:
    """Spawn a job for each name and let them run for some seconds."""
    for name in names:
        spawn(work(name))
    if pause:
        await asyncio.sleep(pause)


async def no_jobs(_spawn: Spawn) -> None:
    """Spawn nothing."""


async def expect_errors(
    kit: Kit, work: Service, names: list[str], errors: dict[str, Exception], pause: float = 0
) -> None:
    """Expect that these errors are heard, that the other jobs end well, and that close does not raise."""
    life = await played(kit, lambda spawn: spawn_all(spawn, work, names, pause), KINDS)
    kit.expect.called(work, len(names))
    for call in work.calls:
        expect_ended(kit, call, State.FAILED if call.args[0] in errors else State.DONE)
    expect_heard(kit, life, list(errors.values()))
    if life.raised is not None:
        place = kit.line_of(life.raised)
        message = f"close raised {show(life.raised)}: the errors of jobs are for on_error."
        if isinstance(life.raised, BaseExceptionGroup):
            kit.expect.reject("exception-group", message, place)
        kit.expect.that(False, message, Finding(Evidence.WRONG_VALUE, place, "close"))


def expect_begun(kit: Kit, begun: int, wanted: int) -> None:
    """Expect that spawn started all jobs."""
    message = f"0.05 s after they were spawned, {begun} of {wanted} jobs had begun: spawn should start them."
    found = Finding(Evidence.WRONG_VALUE, kit.place_of("Background.spawn"), "spawn")
    kit.expect.that(begun == wanted, message, found)


def expect_ended(kit: Kit, call: Call, wanted: State = State.DONE) -> None:
    """Expect that close waited for the end of a job, and that nobody cancelled it."""
    if call.at_return is wanted:
        return
    place = kit.place_of("Background.close")
    running = call.at_return is State.RUNNING
    what = "was still at work" if running else "had been cancelled"
    message = f"When close returned, the job {call.label} {what}: close should wait until it ends of itself."
    # What was cancelled before close began was not cancelled by it.
    if running or call.end is None or call.end >= kit.began:
        kit.expect.reject("task-not-awaited", message, place)
    message = f"The job {call.label} was cancelled, although nobody had asked for that."
    kit.expect.that(False, message, Finding(Evidence.WRONG_VALUE, kit.place_of("Background.spawn"), "spawn"))


def expect_heard(kit: Kit, life: Played, errors: list[Exception]) -> None:
    """Expect that on_error was called once with each of these errors, and with nothing else."""
    calls = life.on_error.calls
    heard = [call.args[0] if call.args else None for call in calls]
    missing = [error for error in errors if not any(each is error for each in heard)]
    if missing and len(heard) < len(errors):
        instead = f"; close raised {show(life.raised)} instead" if life.raised else ""
        equal = show(missing[0]) in map(show, heard)
        failed = f"A job failed with {show(missing[0])}"
        what = "of the equal error of another job only" if equal else "nothing of it"
        message = f"{failed}, and when close returned on_error had heard {what}{instead}."
        kit.expect.reject("background-task-lost", message, kit.place_of("Background.spawn"))
    for call, each in zip(calls, heard, strict=True):
        text = (
            f"on_error should be called once with each exception itself, but it was called with {show(each)}"
        )
        first = [one for one in heard if one is each][1:] == []
        wrong = not any(each is error for error in errors)
        again = "" if wrong else " more than once"
        found = Finding(Evidence.WRONG_CALLS, call.place, "on_error", count=len(calls), wanted=len(errors))
        kit.expect.that(first and not wrong, f"{text}{again}.", found)


def runner_of(call: Call) -> asyncio.Task[Any] | None:
    """Give the task that runs a job, if it is still there."""
    return call.runner() if call.runner else None


def expect_unheard(kit: Kit, life: Played, job: Call) -> None:
    """Expect that on_error did not hear of a job that ended cancelled."""
    for call in life.on_error.calls:
        message = f"The job {job.label} ended cancelled, and on_error was called with {show(call.args[0])}."
        kit.expect.reject("swallowed-cancellation", message, call.place)
