# a pump for each source: when items are wanted in the order of arrival, and nobody may run ahead
"""Merge streams as their items come: one task for each source, and a queue with room for one item."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass


@dataclass(frozen=True)
class _End:
    """How a source has ended."""

    error: Exception | None = None


async def _pump(source: AsyncGenerator[object, None], queue: asyncio.Queue[object]) -> None:
    """Put the items of one source into the queue, then how it ended; leave the source closed."""
    end = _End()
    try:
        async with aclosing(source):
            async for item in source:
                await queue.put(item)  # waits for the consumer: nobody runs far ahead
    except Exception as error:
        end = _End(error)
    await queue.put(end)


async def merge(*sources: AsyncGenerator[object, None]) -> AsyncGenerator[object, None]:
    """Yield every item of every source, in the order of arrival; end when all sources have ended."""
    queue: asyncio.Queue[object] = asyncio.Queue(maxsize=1)
    pumps = [asyncio.create_task(_pump(source, queue)) for source in sources]
    running = len(pumps)
    try:
        while running:
            item = await queue.get()
            if not isinstance(item, _End):
                yield item  # outside of any block that cancels: the consumer's code runs here
            elif item.error:
                raise item.error
            else:
                running -= 1
    finally:
        for pump in pumps:
            pump.cancel()
        await asyncio.gather(*pumps, return_exceptions=True)
