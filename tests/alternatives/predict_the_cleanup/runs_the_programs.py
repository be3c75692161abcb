# Running the programs: when the question is what they do here and now
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


def written(program):
    log = []
    asyncio.run(program(log))
    return log


A = written(program_a)
B = written(program_b)
C = written(program_c)
