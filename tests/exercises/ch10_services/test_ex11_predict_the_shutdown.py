"""predict_the_shutdown: each list is compared with a run of the same program, recorded here."""

import asyncio
from collections.abc import AsyncGenerator
from contextvars import ContextVar

from grader.child.kit import Kit, value
from grader.child.kit.predict import Log, compare, position, predicted, written


@value
def test_a(kit: Kit) -> None:
    """A holds what program_a writes."""
    wanted, got = written(program_a), predicted(kit, "A")
    unfinished(kit, "A", got, "slow")
    unfinished(kit, "A", got, "quick")
    if position(got, "run is over") < position(got, "slow is tidy"):
        says(kit, "A", "cancel-not-awaited", "lets asyncio.run end before the cancelled workers are tidy.")
    compare(kit, "A", got, wanted)


@value
def test_b(kit: Kit) -> None:
    """B holds what program_b writes."""
    wanted, got = written(program_b), predicted(kit, "B")
    unfinished(kit, "B", got, "worker")
    if position(got, "ValueError") < position(got, "worker is tidy"):
        says(kit, "B", "cancel-not-awaited", "lets the error leave asyncio.run before the worker is tidy.")
    if "generator closes" not in got:
        says(kit, "B", "generator-not-closed", "leaves the generator open for ever.")
    if position(got, "generator closes") < position(got, "main fails"):
        says(kit, "B", "generator-not-closed", "has the generator closed while main still runs.")
    compare(kit, "B", got, wanted)


@value
def test_c(kit: Kit) -> None:
    """C holds what program_c writes."""
    wanted, got = written(program_c), predicted(kit, "C")
    for who in ("task", "callback", "main", "first call", "second call", "program"):
        pairs = zip(seen_by(who, got), seen_by(who, wanted), strict=False)
        wrong = next((mine for mine, theirs in pairs if mine != theirs), None)
        if wrong:
            says(
                kit, "C", "context-lost", f"has {wrong!r}: that is not what is set in the context of '{who}'."
            )
    compare(kit, "C", got, wanted)


def seen_by(who: str, log: Log) -> Log:
    """Give the entries that say whom somebody sees."""
    return [entry for entry in log if entry.startswith(f"{who} sees ")]


def unfinished(kit: Kit, name: str, got: Log, worker: str) -> None:
    """Reject a list in which a worker goes on to its end, although nobody waits for it."""
    if f"{worker} is done" in got:
        what = f"has '{worker} is done', as if asyncio.run waited until the tasks that are left are done."
        says(kit, name, "task-not-awaited", what)


def says(kit: Kit, name: str, code: str, what: str) -> None:
    """Reject a list that shows a misconception."""
    kit.expect.reject(code, f"{name} {what}", kit.place_of(name))


# The programs of the exercise. These copies are run, never the learner's.


async def work(log: list[str], name: str, seconds: float) -> None:
    """Work for long; tidying up takes some seconds."""
    log.append(f"{name} starts")
    try:
        await asyncio.sleep(10)
        log.append(f"{name} is done")
    finally:
        await asyncio.sleep(seconds)
        log.append(f"{name} is tidy")


async def main_a(log: list[str]) -> None:
    """Return while two tasks are at work."""
    workers = [asyncio.create_task(work(log, "slow", 0.2)), asyncio.create_task(work(log, "quick", 0.1))]
    try:
        await asyncio.sleep(0.1)
        log.append(f"main leaves {len(workers)} workers")
    finally:
        log.append("main is tidy")


def program_a(log: list[str]) -> None:
    """Run that."""
    asyncio.run(main_a(log))
    log.append("run is over")


async def numbers(log: list[str]) -> AsyncGenerator[int, None]:
    """Give numbers, and write when it is closed."""
    try:
        yield 1
        yield 2
    finally:
        log.append("generator closes")


async def main_b(log: list[str], shelf: list[object]) -> None:
    """Fail while a task is at work and a generator is open."""
    stream = numbers(log)
    task = asyncio.create_task(work(log, "worker", 0.1))
    shelf += [stream, task]
    log.append(f"got {await anext(stream)}")
    await asyncio.sleep(0.1)
    log.append("main fails")
    raise ValueError


def program_b(log: list[str]) -> None:
    """Run that, and keep the task and the generator on a shelf."""
    shelf: list[object] = []
    try:
        asyncio.run(main_b(log, shelf))
    except ValueError:
        log.append("ValueError")
    log.append(f"{len(shelf)} on the shelf")


USER = ContextVar("USER", default="nobody")


def note(log: list[str], who: str) -> None:
    """Write who sees which user."""
    log.append(f"{who} sees {USER.get()}")


async def visit(log: list[str]) -> None:
    """See a user, and be another one."""
    note(log, "task")
    USER.set("cat")
    await asyncio.sleep(0.1)
    note(log, "task")


def report(log: list[str], loop: asyncio.AbstractEventLoop) -> None:
    """Ask the loop for two calls, from another thread."""
    loop.call_soon_threadsafe(note, log, "first call")
    loop.call_soon_threadsafe(note, log, "second call")


async def main_c(log: list[str]) -> None:
    """Start a task and a callback as one user, go on as another one."""
    loop = asyncio.get_running_loop()
    USER.set("ann")
    task = asyncio.create_task(visit(log))
    loop.call_soon(note, log, "callback")
    USER.set("bob")
    await task
    note(log, "main")
    await asyncio.to_thread(report, log, loop)
    await asyncio.sleep(0.1)
    log.append("main ends")


def program_c(log: list[str]) -> None:
    """Run that."""
    asyncio.run(main_c(log))
    note(log, "program")
