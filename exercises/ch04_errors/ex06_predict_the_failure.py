"""Predict what becomes of the others when one call fails.

The same two calls run three times: "slow" takes 0.2 s and ends well, "bad" fails after 0.1 s. Fill in
A, B and C: the exact content of `log` after `asyncio.run(program_a(log))` and so on, where `log` is an empty
list before.

    slow       ██████████████████ ?        goes on, is waited for, or is stopped: that depends on who waits
    bad        █████████✗

What is looked at: each list on its own. The grader names the first entry that differs, never the answer.
Done when all three lists hold what the programs write. Leave the programs as they are.
Read: https://docs.python.org/3/library/asyncio-task.html#asyncio.gather
"""

import asyncio


async def work(log: list[str], name: str, seconds: float, *, fails: bool = False) -> str:
    """Write what happens to this call, from its start to its end."""
    log.append(f"{name} start")
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise
    if fails:
        log.append(f"{name} fails")
        raise ValueError(name)
    log.append(f"{name} end")
    return name


async def program_a(log: list[str]) -> None:
    """Gather two calls, one of which fails."""
    try:
        await asyncio.gather(work(log, "slow", 0.2), work(log, "bad", 0.1, fails=True))
    except ValueError:
        log.append("caught")
    await asyncio.sleep(0.2)
    log.append("main ends")


async def program_b(log: list[str]) -> None:
    """Gather the same two calls with return_exceptions, and write the types of the outcomes."""
    outcomes = await asyncio.gather(
        work(log, "slow", 0.2), work(log, "bad", 0.1, fails=True), return_exceptions=True
    )
    log.append(" ".join(type(outcome).__name__ for outcome in outcomes))


async def program_c(log: list[str]) -> None:
    """Run the same two calls in a TaskGroup."""
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(log, "slow", 0.2))
            group.create_task(work(log, "bad", 0.1, fails=True))
            log.append("created")
    except* ValueError:
        log.append("caught")
    await asyncio.sleep(0.2)
    log.append("main ends")


# TODO: what does program_a write? Six entries, such as "slow start" and "caught"
A: list[str] = []

# TODO: what does program_b write? Five entries; the last one holds the names of two types
B: list[str] = []

# TODO: what does program_c write? Seven entries
C: list[str] = []
