# a bounded queue and a sentinel: when the reader may run ahead, but only so far
"""Pass items on, and do not let the source run away."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any


async def pipe(
    src: AsyncIterator[object], sink: Callable[[object], Coroutine[Any, Any, None]], size: int
) -> None:
    """Await the sink for every item of the source, which reads about `size` items ahead."""
    queue: asyncio.Queue[object] = asyncio.Queue(maxsize=size)
    end = object()  # no item is this object, whatever the items are

    async def read() -> None:
        async for item in src:
            await queue.put(item)  # waits while the queue is full
        await queue.put(end)

    async with asyncio.TaskGroup() as group:
        group.create_task(read())
        while (item := await queue.get()) is not end:
            await sink(item)
