"""Predict when cleanup runs, and what it gets to see.

Read each program and fill in A, B and C: the exact content of `log` after `asyncio.run(program_a(log))` and
so on, where `log` is an empty list before.

A generator that nobody uses any more is closed by the event loop, which needs a turn of its own for that.

What is looked at: each list on its own. The grader names the first entry that differs, never the answer.
Done when all three lists hold what the programs write. Leave the programs as they are.
Read: https://docs.python.org/3/reference/expressions.html#asynchronous-generator-functions
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing


async def numbers(log: list[str]) -> AsyncGenerator[int, None]:
    """Give three numbers, and write when it is closed."""
    log.append("open")
    try:
        for n in (1, 2, 3):
            yield n
    finally:
        log.append("closed")


async def program_a(log: list[str]) -> None:
    """Break out of a loop over a generator."""
    async for n in numbers(log):
        log.append(f"got {n}")
        if n == 2:
            break
    log.append("after the loop")
    await asyncio.sleep(0.1)
    log.append("end")


async def program_b(log: list[str]) -> None:
    """Break out of a loop inside a block."""
    async with aclosing(numbers(log)) as items:
        async for n in items:
            log.append(f"got {n}")
            break
        log.append("after the loop")
    log.append("after the block")
    await asyncio.sleep(0.1)
    log.append("end")


class Door:
    """Write what the way out gets to see, and hold a ValueError back."""

    def __init__(self, log: list[str]) -> None:
        self.log = log

    async def __aenter__(self) -> None:
        self.log.append("in")

    async def __aexit__(self, kind: type[BaseException] | None, error: object, trace: object) -> bool:
        self.log.append(f"out with {kind.__name__}" if kind else "out with nothing")
        return kind is ValueError


async def program_c(log: list[str]) -> None:
    """Leave through the same door in three ways."""
    async with Door(log):
        log.append("work")
    async with Door(log):
        raise ValueError
    log.append("goes on")
    try:
        async with asyncio.timeout(0.1), Door(log):
            await asyncio.sleep(1)
    except Exception as error:
        log.append(f"caught {type(error).__name__}")


# TODO: what does program_a write? Six entries, such as "got 1" and "closed"
A: list[str] = []

# TODO: what does program_b write? Six entries
B: list[str] = []

# TODO: what does program_c write? Nine entries; three of them begin with "out with"
C: list[str] = []
