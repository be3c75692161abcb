"""Take a few items, and close the stream.

Write an asynchronous generator that reads from a source for ever, and a function that takes only a few of
its items.

    take(stream, src, 2)   open ▶ read ▶ read ▶ close ▶ both items

What is looked at: how often the source is read; that it is closed exactly once, however the stream ends;
that its slow `close` is over when `take` ends, and does not run at some later time in another task.
Done when nobody who uses `take` or `stream` ever leaves a source open.
Read: https://docs.python.org/3/library/contextlib.html#contextlib.aclosing
"""

from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Protocol


class Source(Protocol):
    """What can be read; each call takes a moment."""

    open: Callable[[], Awaitable[None]]
    read: Callable[[], Awaitable[object]]
    close: Callable[[], Awaitable[None]]


async def stream(src: Source) -> AsyncGenerator[object, None]:
    """Open the source, then give what each `await src.read()` gives, None too, for ever."""
    # TODO: `await src.open()`, then read and yield, again and again
    # TODO: `await src.close()`, whatever ends the generator: an error, a cancellation, its `aclose()`
    raise NotImplementedError
    yield  # for now: a function with `yield` in it is a generator


async def take(stream: Callable[[Source], AsyncGenerator[object, None]], src: Source, n: int) -> list[object]:
    """Call `stream(src)` once, give its first n items (at least 1), and leave the stream closed."""
    # TODO: read exactly n items
    # TODO: close the generator before you go on
    raise NotImplementedError
