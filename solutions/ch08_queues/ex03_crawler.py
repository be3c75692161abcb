# workers and join: when work makes more work, and nobody knows how much
"""Find all pages that can be reached."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from typing import Any


async def crawl(
    start: str, get_links: Callable[[str], Coroutine[Any, Any, Iterable[str]]], limit: int
) -> set[str]:
    """Give the set of all pages that can be reached; ask each once, `limit` at a time."""
    found = {start}
    queue: asyncio.Queue[str] = asyncio.Queue()
    queue.put_nowait(start)

    async def visit(page: str) -> None:
        try:
            links = await get_links(page)
        except Exception:  # a page that fails has no links
            return
        for link in links:
            if link not in found:  # marked when it is found, so that nobody else puts it into the queue
                found.add(link)
                queue.put_nowait(link)

    async def worker() -> None:
        while True:
            page = await queue.get()
            try:
                await visit(page)
            finally:
                queue.task_done()  # after its links were put: the queue cannot seem finished too early

    async with asyncio.TaskGroup() as group:  # waits for the workers, also when the crawl is cancelled
        workers = [group.create_task(worker()) for _ in range(limit)]
        await queue.join()
        for each in workers:
            each.cancel()
    return found
