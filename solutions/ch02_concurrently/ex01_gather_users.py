# gather: when every result is wanted, in the order of the arguments
"""Ask for many users at once."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any


async def get_users(fetch: Callable[[int], Coroutine[Any, Any, object]], ids: Sequence[int]) -> list[object]:
    """Fetch every id and give the results in the order of the ids."""
    return await asyncio.gather(*[fetch(i) for i in ids])
