"""Predict what three programs write, before you run them.

Read each program and fill in A, B and C: the exact content of `log` after `asyncio.run(program_a(log))` and
so on, where `log` is an empty list before.

The event loop runs one coroutine at a time; another gets its turn only where the running one really waits.

What is looked at: each list on its own. The grader names the first entry that differs, never the answer.
Done when all three lists hold what the programs write. Leave the programs as they are.
Read: https://docs.python.org/3/howto/a-conceptual-overview-of-asyncio.html
"""

import asyncio


async def step(log: list[str], name: str) -> None:
    """Write two entries."""
    log.append(f"{name} in")
    log.append(f"{name} out")


async def program_a(log: list[str]) -> None:
    """Start a task, and await a coroutine beside it."""
    task = asyncio.create_task(step(log, "task"))
    log.append("main 1")
    await step(log, "call")
    log.append("main 2")
    await task
    log.append("main 3")


async def nap(log: list[str], name: str, seconds: float) -> str:
    """Write, sleep, write."""
    log.append(f"{name} start")
    await asyncio.sleep(seconds)
    log.append(f"{name} end")
    return name


async def program_b(log: list[str]) -> None:
    """Sleep twice together."""
    names = await asyncio.gather(nap(log, "slow", 0.2), nap(log, "fast", 0.1))
    log.append(" ".join(names))


async def program_c(log: list[str]) -> None:
    """Start a task, and give it one turn before it is awaited."""
    task = asyncio.create_task(nap(log, "bg", 0))
    log.append("created")
    await asyncio.sleep(0)
    log.append("after one turn")
    await task
    log.append("done")


# TODO: what does program_a write? Seven entries, such as "main 1" and "task in"
A: list[str] = []

# TODO: what does program_b write? Five entries; the last one holds both names
B: list[str] = []

# TODO: what does program_c write? Five entries
C: list[str] = []
