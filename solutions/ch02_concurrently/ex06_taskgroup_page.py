# TaskGroup: when all parts are needed, and one failure makes the others useless
"""Load a page: all of it, or none."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any


async def load_page(
    fetch: Callable[[str], Coroutine[Any, Any, object]], parts: Sequence[str]
) -> dict[str, object]:
    """Give a dict from each part to its value, in the order of the parts."""
    async with asyncio.TaskGroup() as group:
        tasks = {part: group.create_task(fetch(part)) for part in parts}
    return {part: task.result() for part, task in tasks.items()}  # the block has ended: all of them are done
