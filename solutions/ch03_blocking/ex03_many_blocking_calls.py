# a pool of its own: when this function chooses the number of its threads
"""Run many blocking calls in a chosen number of threads."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor


async def run_all(fn: Callable[[object], object], items: list[object], workers: int) -> list[object]:
    """Run the blocking `fn(item)` for each item in threads and give the results in their order."""
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(workers) as pool:
        return await asyncio.gather(*[loop.run_in_executor(pool, fn, item) for item in items])
