"""predict_the_cancel: each list is compared with a run of the same program, recorded here."""

import asyncio

from grader.child.kit import Kit, value
from grader.child.kit.predict import Log, compare, position, predicted, recorded


@value
async def test_a(kit: Kit) -> None:
    """A holds what program_a writes."""
    wanted, got = await recorded(program_a), predicted(kit, "A")
    if "task caught it" in got:
        says(
            kit,
            "A",
            "swallowed-cancellation",
            "has 'task caught it', as if CancelledError were an Exception.",
        )
    if position(got, "task tidies up") < position(got, "cancel called"):
        says(kit, "A", "cancel-not-awaited", "lets the task tidy up before cancel() has returned.")
    if position(got, "await raised") < position(got, "task is tidy", 0):
        says(kit, "A", "cancel-not-awaited", "lets `await task` end before the task is tidy.")
    compare(kit, "A", got, wanted)


@value
async def test_b(kit: Kit) -> None:
    """B holds what program_b writes."""
    wanted, got = await recorded(program_b), predicted(kit, "B")
    ran = next((entry for entry in got if entry.startswith("early ")), None)
    if ran:
        says(
            kit, "B", "result-too-early", f"has {ran!r}, although the task has had no turn before the cancel."
        )
    compare(kit, "B", got, wanted)


@value
async def test_c(kit: Kit) -> None:
    """C holds what program_c writes."""
    wanted, got = await recorded(program_c), predicted(kit, "C")
    if "inside: TimeoutError" in got:
        says(kit, "C", "timeout-not-caught", "has a TimeoutError inside the block of `asyncio.timeout`.")
    if position(got, "one: TimeoutError") < position(got, "one is tidy"):
        says(kit, "C", "cancel-not-awaited", "lets wait_for raise TimeoutError before the work is tidy.")
    compare(kit, "C", got, wanted)


@value
async def test_d(kit: Kit) -> None:
    """D holds what program_d writes."""
    wanted, got = await recorded(program_d), predicted(kit, "D")
    if "save goes on" in got:
        says(kit, "D", "shield-misused", "lets save go on after the shield, although save was cancelled.")
    if position(got, "commit ends") < position(got, "save leaves"):
        says(kit, "D", "shield-misused", "lets the cancelled save wait until the commit has ended.")
    if "commit ends" not in got or "commit cancelled: True" in got:
        says(kit, "D", "shield-misused", "lets the commit end before its time, although it is shielded.")
    compare(kit, "D", got, wanted)


def says(kit: Kit, name: str, code: str, what: str) -> None:
    """Reject a list that shows a misconception."""
    kit.expect.reject(code, f"{name} {what}", kit.place_of(name))


# The programs of the exercise. These copies are run, never the learner's.


async def work(log: Log, name: str) -> None:
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


async def program_a(log: Log) -> None:
    """Cancel a task that is at work, and await it."""
    task = asyncio.create_task(work(log, "task"))
    await asyncio.sleep(0.1)
    task.cancel()
    log.append("cancel called")
    try:
        await task
    except asyncio.CancelledError:
        log.append("await raised")


async def program_b(log: Log) -> None:
    """Cancel a task in the turn in which it was made, and once more after its end."""
    early = asyncio.create_task(work(log, "early"))
    log.append(f"early: {early.cancel()}")
    results = await asyncio.gather(early, return_exceptions=True)
    log.append(type(results[0]).__name__)
    log.append(f"again: {early.cancel()}")


async def program_c(log: Log) -> None:
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


async def commit(log: Log) -> None:
    """Take a while, without any handler."""
    log.append("commit starts")
    await asyncio.sleep(0.2)
    log.append("commit ends")


async def save(log: Log, inner: asyncio.Task[None]) -> None:
    """Wait for the commit behind a shield."""
    try:
        await asyncio.shield(inner)
        log.append("save goes on")
    finally:
        log.append("save leaves")


async def program_d(log: Log) -> None:
    """Cancel a task that waits behind a shield."""
    inner = asyncio.create_task(commit(log))
    outer = asyncio.create_task(save(log, inner))
    await asyncio.sleep(0.1)
    outer.cancel()
    await asyncio.wait([outer])
    log.append(f"save cancelled: {outer.cancelled()}")
    await asyncio.wait([inner])
    log.append(f"commit cancelled: {inner.cancelled()}")
