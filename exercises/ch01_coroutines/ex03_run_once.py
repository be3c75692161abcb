"""Enter the event loop once, from plain code.

Repair `load` and `report` so that plain code gets the values of all ids, at most two fetches at a time.

    possible   0 s       0.1       0.2       0.3       0.4 s
    ids[0]     ██████████████████████████████             two in flight
    ids[1]     ████████████████████                       whenever two are left;
    ids[2]                         ███████████████        when one ends,
    ids[3]                                   ██████████   the next begins

What is looked at: the values and their order; two in flight, never more; one loop per call of `report`,
which may be called again and again; that importing the file makes nothing that belongs to a loop.
Done when `report` works twice in a row, each time in an event loop of its own.
Read: https://docs.python.org/3/library/asyncio-runner.html
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

LIMIT = asyncio.Semaphore(2)


async def load(fetch: Callable[[int], Awaitable[str]], ids: Sequence[int]) -> list[str]:
    """Fetch every id, at most two at a time, and give the values in the order of the ids.

    Without ids the result is an empty list.
    """

    async def fetch_one(i: int) -> str:
        async with LIMIT:
            return await fetch(i)

    async def fetch_all() -> list[str]:
        return await asyncio.gather(*[fetch_one(i) for i in ids])

    # TODO: this stops with an error: what is running already where this line stands?
    return asyncio.run(fetch_all())


def report(fetch: Callable[[int], Awaitable[str]], ids: Sequence[int]) -> list[str]:
    """Run load to its end, in one event loop of its own, and give its result, or its error, to plain code."""
    # TODO: after the repair above, what happens when report is called a second time?
    return asyncio.run(load(fetch, ids))
