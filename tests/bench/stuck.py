"""Programs for the doctor that can never go on, and one that ends after 0.2 s: ``python stuck.py NAME``."""

from __future__ import annotations

import asyncio
import sys

LONGEST = 0.2  # seconds that the report of a deadlock may take


async def lock() -> None:
    """Ask for a lock that the same task holds."""
    mine = asyncio.Lock()
    async with mine, mine:
        pass


async def queue() -> None:
    """Wait for items that nobody brings."""
    orders: asyncio.Queue[str] = asyncio.Queue()
    await asyncio.gather(orders.get(), orders.get())


async def tasks() -> None:
    """Let two tasks await each other."""
    made: list[asyncio.Task[None]] = []

    async def wait_for(number: int) -> None:
        await asyncio.sleep(0)
        await made[number]

    made += [asyncio.create_task(wait_for(1)), asyncio.create_task(wait_for(0))]
    await asyncio.wait(made)


async def nap() -> None:
    """Sleep as long as a report may take."""
    await asyncio.sleep(LONGEST)


if __name__ == "__main__":
    asyncio.run({"lock": lock, "queue": queue, "tasks": tasks, "nap": nap}[sys.argv[1]]())
