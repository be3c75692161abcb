# wait with a timeout: when tasks get a limited time, and no outcome is needed
"""Ask tasks to stop, and give them a limited time for it."""

import asyncio
from collections.abc import Sequence
from typing import Any


async def stop(tasks: Sequence[asyncio.Task[Any]], grace: float) -> int:
    """Cancel all tasks, wait for their end as long as the grace lasts, and count those not done."""
    if not tasks:
        return 0  # asyncio.wait wants at least one
    for task in tasks:
        task.cancel()  # a request: the task still needs time for its cleanup
    _, pending = await asyncio.wait(tasks, timeout=grace)  # stops nothing when the time is over
    return len(pending)
