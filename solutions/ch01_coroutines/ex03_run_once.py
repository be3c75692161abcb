# asyncio.run and a semaphore: when plain code needs one run, and each item may have a task
"""Enter the event loop once, from plain code."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence


async def load(fetch: Callable[[int], Awaitable[str]], ids: Sequence[int]) -> list[str]:
    """Fetch every id, at most two at a time, and give the values in the order of the ids."""
    limit = asyncio.Semaphore(2)  # made in the loop that uses it, anew for each run

    async def fetch_one(i: int) -> str:
        async with limit:
            return await fetch(i)

    return await asyncio.gather(*[fetch_one(i) for i in ids])


def report(fetch: Callable[[int], Awaitable[str]], ids: Sequence[int]) -> list[str]:
    """Run load to its end in one event loop and give its result to plain code."""
    return asyncio.run(load(fetch, ids))
