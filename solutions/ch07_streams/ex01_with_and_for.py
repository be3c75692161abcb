# async with and async for: when one resource is read from its beginning to its end
"""Read everything that a resource gives: one way in, one way out."""

from collections.abc import AsyncIterable, Callable
from contextlib import AbstractAsyncContextManager


async def read_all(
    resource: AbstractAsyncContextManager[AsyncIterable[object]], process: Callable[[object], object]
) -> int:
    """Call `process(item)` for each item, in order, and give the number of items."""
    count = 0
    async with resource as items:
        async for item in items:
            process(item)
            count += 1
    return count  # after the block: an error that the resource holds back goes on here
