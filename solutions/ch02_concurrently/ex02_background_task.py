# tasks under names: when each result is used for itself, and something else goes on meanwhile
"""Let work go on in the background."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any


async def main(
    work: Callable[[str, float], Coroutine[Any, Any, object]],
    other: Callable[[], Coroutine[Any, Any, object]],
) -> tuple[object, object, object]:
    """Run two works while `other()` runs, and give the results of all three."""
    a = asyncio.create_task(work("A", 0.2))  # scheduled: it starts at the next line that really waits
    b = asyncio.create_task(work("B", 0.2))
    done_meanwhile = await other()
    return await a, await b, done_meanwhile
