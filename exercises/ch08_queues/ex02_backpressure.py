"""Pass items on, and do not let the source run away.

Hand every item of a source to a sink. While the sink is busy the source reads ahead, but not far.

    possible, with size = 2, a fast source and a slow sink

    src    1█2█3█4█▁▁▁5█▁▁▁▁6█▁▁▁▁     ▁ waits until the sink has caught up
    sink     1█████2█████3█████4█████

What is looked at: the items and their order; that one item is in the sink at a time; how far the source is
ahead; that reading and the sink overlap; that the loop sleeps while nothing can go on; that nothing is at
work when the last item is done.
Done when the source runs ahead by about `size` items, and never far more.
Read: https://docs.python.org/3/library/asyncio-queue.html#asyncio.Queue
"""

from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any


async def pipe(
    src: AsyncIterator[object], sink: Callable[[object], Coroutine[Any, Any, None]], size: int
) -> None:
    """Await `sink(item)` for every item of `src`, one at a time and in order; return when all are done.

    At most `size + 3` items have been read and not yet taken by the sink. A source that is faster than the
    sink gets at least `size - 1` ahead. `size` is 1 or more; an item is any object, whatever it equals.
    Like every iterator, `src` is asked for one item at a time.
    """
    # TODO: read ahead while the sink is busy, and wait when enough items are on their way
    # TODO: hand the items over, and know that there will be no more, although None can be an item
    # TODO: return when the sink is done with the last item
    raise NotImplementedError
