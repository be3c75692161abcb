# workers and join: when there are many items, and more may come on the way
"""A few workers for many items."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any


async def process_all(
    work: Callable[[str], Coroutine[Any, Any, object]], items: Sequence[str], n: int
) -> tuple[list[object], list[str]]:
    """Do the work for every item, `n` at a time; give the results, and the items that failed."""
    queue: asyncio.Queue[str] = asyncio.Queue()
    for item in items:
        queue.put_nowait(item)
    results: list[object] = []
    bad: list[str] = []

    async def worker() -> None:
        while True:
            item = await queue.get()
            try:
                results.append(await work(item))
            except Exception:  # of any kind: the worker lives on
                bad.append(item)
            finally:
                queue.task_done()  # done, well or not

    workers = [asyncio.create_task(worker()) for _ in range(n)]
    try:
        await queue.join()  # ends when every item is done; the workers wait for more by then
    finally:
        for each in workers:
            each.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    return results, bad
