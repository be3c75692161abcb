"""Predict what four programs write when they are cancelled, before you run them.

Read each program and fill in A, B, C and D: the exact content of `log` after `asyncio.run(program_a(log))`
and so on, where `log` is an empty list before.

`cancel()` raises nothing where it is called: the task meets CancelledError at the line where it waits.

What is looked at: each list on its own. The grader names the first entry that differs, never the answer.
Done when all four lists hold what the programs write. Leave the programs as they are.
Read: https://docs.python.org/3/library/asyncio-task.html#task-cancellation
"""

import asyncio


async def work(log: list[str], name: str) -> None:
    """Work for long, and tidy up."""
    log.append(f"{name} starts")
    try:
        await asyncio.sleep(10)
        log.append(f"{name} is done")
    except Exception:
        log.append(f"{name} caught it")
        raise
    finally:
        log.append(f"{name} tidies up")
        await asyncio.sleep(0.1)
        log.append(f"{name} is tidy")


async def program_a(log: list[str]) -> None:
    """Cancel a task that is at work, and await it."""
    task = asyncio.create_task(work(log, "task"))
    await asyncio.sleep(0.1)
    task.cancel()
    log.append("cancel called")
    try:
        await task
    except asyncio.CancelledError:
        log.append("await raised")


async def program_b(log: list[str]) -> None:
    """Cancel a task in the turn in which it was made, and once more after its end."""
    early = asyncio.create_task(work(log, "early"))
    log.append(f"early: {early.cancel()}")
    results = await asyncio.gather(early, return_exceptions=True)
    log.append(type(results[0]).__name__)
    log.append(f"again: {early.cancel()}")


async def program_c(log: list[str]) -> None:
    """Give the work a limit in two ways."""
    try:
        await asyncio.wait_for(work(log, "one"), 0.1)
    except TimeoutError:
        log.append("one: TimeoutError")
    try:
        async with asyncio.timeout(0.1):
            try:
                await work(log, "two")
            except TimeoutError:
                log.append("inside: TimeoutError")
            except asyncio.CancelledError:
                log.append("inside: CancelledError")
                raise
    except TimeoutError:
        log.append("outside: TimeoutError")


async def commit(log: list[str]) -> None:
    """Take a while, without any handler."""
    log.append("commit starts")
    await asyncio.sleep(0.2)
    log.append("commit ends")


async def save(log: list[str], inner: asyncio.Task[None]) -> None:
    """Wait for the commit behind a shield."""
    try:
        await asyncio.shield(inner)
        log.append("save goes on")
    finally:
        log.append("save leaves")


async def program_d(log: list[str]) -> None:
    """Cancel a task that waits behind a shield."""
    inner = asyncio.create_task(commit(log))
    outer = asyncio.create_task(save(log, inner))
    await asyncio.sleep(0.1)
    outer.cancel()
    await asyncio.wait([outer])
    log.append(f"save cancelled: {outer.cancelled()}")
    await asyncio.wait([inner])
    log.append(f"commit cancelled: {inner.cancelled()}")


# TODO: what does program_a write? Five entries, such as "cancel called" and "task tidies up"
A: list[str] = []

# TODO: what does program_b write? Three entries; `cancel()` gives True or False
B: list[str] = []

# TODO: what does program_c write? Nine entries: where does each limit show?
C: list[str] = []

# TODO: what does program_d write? Five entries
D: list[str] = []
