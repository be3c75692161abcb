# aclosing: when a generator may be left before its end
"""Take a few items, and close the stream where it is used."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import Protocol


class Source(Protocol):
    """What can be read; each call takes a moment."""

    open: Callable[[], Awaitable[None]]
    read: Callable[[], Awaitable[object]]
    close: Callable[[], Awaitable[None]]


async def stream(src: Source) -> AsyncGenerator[object, None]:
    """Open the source, then give what each `await src.read()` gives, None too, for ever."""
    await src.open()
    try:
        while True:
            yield await src.read()
    finally:
        await src.close()


async def take(stream: Callable[[Source], AsyncGenerator[object, None]], src: Source, n: int) -> list[object]:
    """Give the first n items (at least 1) of `stream(src)`, and leave the stream closed."""
    taken: list[object] = []
    async with aclosing(stream(src)) as items:
        async for item in items:
            taken.append(item)
            if len(taken) == n:
                break  # leaves the loop, not the generator: the block around it closes that
    return taken
