# star handlers: when failures may come together, and each type has a treatment of its own
"""Count failures that come together."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any


async def run_jobs(jobs: Sequence[Callable[[], Coroutine[Any, Any, object]]]) -> dict[str, int]:
    """Count the failures of the jobs by the name of their type."""
    counts: dict[str, int] = {}
    try:
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(job())
    except* ValueError as failures:
        counts["ValueError"] = len(failures.exceptions)
    except* OSError as failures:
        counts["OSError"] = len(failures.exceptions)
    return counts  # what no handler named is on its way to the caller
