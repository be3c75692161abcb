"""Ask for many users at once."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence


async def get_users(fetch: Callable[[int], Awaitable[object]], ids: Sequence[int]) -> list[object]:
    """Fetch every id and give the results in the order of the ids."""
    return await asyncio.gather(*[fetch(i) for i in ids])
