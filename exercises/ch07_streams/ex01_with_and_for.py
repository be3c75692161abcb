"""Read everything that a resource gives.

Enter a resource, process each item that it gives, leave it, and say how many items there were.

    enter ▶ item 1 ▶ process ▶ item 2 ▶ process ▶ no more items ▶ leave ▶ 2

What is looked at: that each item is processed before the next one is asked for; that the resource is
entered once and has been left when `read_all` ends: at the end, after an error, after a cancellation.
Done when the count is right and every way out leads through the resource's own way out.
Read: https://docs.python.org/3/reference/compound_stmts.html#the-async-with-statement
"""

from collections.abc import AsyncIterable, Callable
from contextlib import AbstractAsyncContextManager


async def read_all(
    resource: AbstractAsyncContextManager[AsyncIterable[object]], process: Callable[[object], object]
) -> int:
    """Call `process(item)` for each item, in order, and give the number of items.

    What the resource gives when it is entered is an asynchronous iterable; the resource itself is not.
    An error goes through the resource to the caller. If the resource holds it back, give the number of
    items that were processed before.
    """
    # TODO: enter the resource, and keep what it gives
    # TODO: ask for one item after the other, and process each
    # TODO: count what was processed, also for the case that the resource holds an error back
    raise NotImplementedError
