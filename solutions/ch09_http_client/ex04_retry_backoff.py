# a loop and a random pause: when failures pass, and many clients meet the same one
"""Try again, later each time, and never at the same instant as the others."""

import asyncio
import random
from collections.abc import Callable, Coroutine
from typing import Any


async def retry(fn: Callable[[], Coroutine[Any, Any, object]], attempts: int, base: float) -> object:
    """Give the value of `await fn()`, which is called up to `attempts` times in all."""
    for failures in range(attempts - 1):
        try:
            return await fn()
        except OSError:
            pause = base * 2**failures
        await asyncio.sleep(random.uniform(pause, 2 * pause))  # noqa: S311  # spreads clients, hides nothing
    return await fn()  # the last call: whatever it raises leaves
