# ProcessPoolExecutor: when Python code computes, and each piece is worth the way to another process
"""Compute in other processes while the event loop stays free."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor


async def crunch(fn: Callable[[int], object], numbers: list[int], workers: int = 2) -> list[object]:
    """Compute `fn(n)` for each number in other processes and give the results in their order."""
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(workers) as pool:
        return await asyncio.gather(*[loop.run_in_executor(pool, fn, n) for n in numbers])
