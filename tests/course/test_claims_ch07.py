"""What the seventh chapter says against the lesson is true on this Python."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

TURN = 0.01  # seconds


async def numbers(log: list[str], tasks: list[asyncio.Task[None] | None]) -> AsyncGenerator[int, None]:
    """Give two numbers, and write down when and in which task the generator is closed."""
    try:
        for number in (1, 2):
            log.append(f"asked for {number}")
            await asyncio.sleep(TURN)
            yield number
    finally:
        tasks.append(asyncio.current_task())
        log.append("closed")


async def test_async_for_is_sequential() -> None:
    """The next item is asked for only when the body is done with the one before."""
    log: list[str] = []
    async for number in numbers(log, []):
        await asyncio.sleep(TURN)
        log.append(f"done with {number}")
    assert log == ["asked for 1", "done with 1", "asked for 2", "done with 2", "closed"]


async def test_after_break_cleanup_runs_later_and_elsewhere() -> None:
    """After a break the `finally` runs when the loop has its next turn, in a task of the loop's own."""
    log: list[str] = []
    tasks: list[asyncio.Task[None] | None] = []
    async for _ in numbers(log, tasks):
        break
    log.append("after the loop")
    await asyncio.sleep(TURN)
    assert log == ["asked for 1", "after the loop", "closed"]
    assert tasks != [asyncio.current_task()]


async def test_a_generator_that_is_still_held_stays_open() -> None:
    """As long as somebody holds the generator, nothing closes it after a break."""
    log: list[str] = []
    held = numbers(log, [])
    async for _ in held:
        break
    await asyncio.sleep(TURN)
    assert log == ["asked for 1"]
    await held.aclose()
    assert log == ["asked for 1", "closed"]


async def test_aclosing_runs_the_cleanup_here_and_now() -> None:
    """With `aclosing` the `finally` runs at the end of the block, in the task that left it."""
    log: list[str] = []
    tasks: list[asyncio.Task[None] | None] = []
    async with aclosing(numbers(log, tasks)) as items:
        async for _ in items:
            break
        log.append("after the loop")
    log.append("after the block")
    assert log == ["asked for 1", "after the loop", "closed", "after the block"]
    assert tasks == [asyncio.current_task()]
