"""Predict when naps start, what overlaps, and in which order their results come.

Read each program and fill in A, B and C: the exact content of `log` after `asyncio.run(program_a(log))` and
so on, where `log` is an empty list before.

    slow       ██████████████████████████████
    quick      ██████████                          side by side, or one after the other?

`asyncio.wait(…, return_when=FIRST_COMPLETED)` gives two sets as soon as one of the tasks is done: the tasks
that are done, and the others.

What is looked at: each list on its own. The grader names the first entry that differs, never the answer.
Done when all three lists hold what the programs write. Leave the programs as they are.
Read: https://docs.python.org/3/library/asyncio-task.html#creating-tasks
"""

import asyncio


async def nap(log: list[str], name: str, seconds: float) -> str:
    """Write when this nap starts and when it ends."""
    log.append(f"{name} starts")
    await asyncio.sleep(seconds)
    log.append(f"{name} ends")
    return name


async def program_a(log: list[str]) -> None:
    """Call two naps, rest for 0.2 s, and await one nap after the other."""
    naps = [nap(log, "slow", 0.3), nap(log, "quick", 0.1)]
    log.append("called")
    await asyncio.sleep(0.2)
    log.append("rested")
    for each in naps:
        name = await each
        log.append(f"got {name}")


async def program_b(log: list[str]) -> None:
    """Do the same with tasks."""
    naps = [asyncio.create_task(nap(log, "slow", 0.3)), asyncio.create_task(nap(log, "quick", 0.1))]
    log.append("created")
    await asyncio.sleep(0.2)
    log.append("rested")
    for each in naps:
        name = await each
        log.append(f"got {name}")


async def program_c(log: list[str]) -> None:
    """Wait for the first of two naps, then for both, while an egg boils for 0.5 s."""
    egg = asyncio.create_task(nap(log, "egg", 0.5))
    naps = [asyncio.create_task(nap(log, "slow", 0.4)), asyncio.create_task(nap(log, "quick", 0.2))]
    done, _ = await asyncio.wait(naps, return_when=asyncio.FIRST_COMPLETED)
    log.append(f"{len(done)} done")
    log.append(" ".join(await asyncio.gather(*naps)))
    await egg


# TODO: what does program_a write? Eight entries, such as "called" and "got slow"
A: list[str] = []

# TODO: what does program_b write? Eight entries
B: list[str] = []

# TODO: what does program_c write? Eight entries; one of them holds the names of both naps
C: list[str] = []
