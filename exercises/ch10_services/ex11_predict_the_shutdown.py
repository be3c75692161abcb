"""Predict how three programs end, before you run them.

Read each program and fill in A, B and C: the exact content of `log` after `program_a(log)` and so on, where
`log` is an empty list before.

When the main function is over, `asyncio.run` still has work to do: tasks may be left, and generators open.
Whoever is started, task or callback, takes along a copy of the context variables of that moment.

What is looked at: each list on its own. The grader names the first entry that differs, never the answer.
Done when all three lists hold what the programs write. Leave the programs as they are.
Read: https://docs.python.org/3/library/asyncio-runner.html#asyncio.run
"""

import asyncio
from collections.abc import AsyncGenerator
from contextvars import ContextVar


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


# TODO: what does program_a write? Seven entries, such as "slow starts" and "run is over"
A: list[str] = []

# TODO: what does program_b write? Seven entries, such as "got 1" and "generator closes"
B: list[str] = []

# TODO: what does program_c write? Eight entries; each but one says who "sees" whom
C: list[str] = []
