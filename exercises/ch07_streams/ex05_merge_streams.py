"""Merge streams as their items come.

Make one stream out of several: each item comes as soon as its source has it.

    sources  a   ───a1──────────a2──▏         ▏ the source ends
             b   ──────b1──────────────b2──▏
    merged       ───a1─b1───────a2─────b2──▏

What is looked at: order and time of the items; at most two items of each source read ahead of the consumer,
those included that wait for room; what is left when the consumer closes the stream early, is cancelled while
it waits, or a source fails: no task, no open source. The consumer's own task is never cancelled by `merge`.
Done when every source has run its `finally` to the end, whatever ended the stream.
Read: https://peps.python.org/pep-0789/ and https://docs.python.org/3/library/asyncio-queue.html
"""

from collections.abc import AsyncGenerator


async def merge(*sources: AsyncGenerator[object, None]) -> AsyncGenerator[object, None]:
    """Yield every item of every source, in the order of arrival; end when all sources have ended.

    A failure of a source reaches the consumer as that exception itself, and ends the stream.
    """
    # TODO: let the sources run side by side, and none of them far ahead of the consumer
    # TODO: yield each item when it is there, and know when the last source has ended or one has failed
    # TODO: on every way out, end all tasks and close all sources, and wait until that is done
    raise NotImplementedError
    yield  # a function with `yield` in it is a generator
