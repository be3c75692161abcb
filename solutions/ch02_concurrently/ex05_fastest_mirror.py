# as_completed and finally: when one good answer is enough, and failures before it do not count
"""Take the first answer that is good, and stop the others."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any


async def fastest(fetchers: Sequence[Callable[[], Coroutine[Any, Any, object]]]) -> object:
    """Give the value of the first fetcher that succeeds, after the others have ended."""
    tasks = [asyncio.create_task(fetch()) for fetch in fetchers]
    failures: list[Exception] = []
    try:
        for next_one in asyncio.as_completed(tasks):
            try:
                return await next_one
            except Exception as error:  # any failure of a mirror: the next may do better
                failures.append(error)
        raise ExceptionGroup("no mirror answered", failures)
    finally:
        for task in tasks:
            task.cancel()  # a request: each task still needs time for its cleanup
        await asyncio.gather(*tasks, return_exceptions=True)
