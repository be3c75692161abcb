"""A few workers for many items.

Do `work` for every item, `n` at a time, and go on when an item cannot be worked on.

    possible   0 s        0.3 s     with n = 2
    items[0]   ███████████▶
    items[1]   ███✗                 this one raises an exception;
    items[2]      ████▶             the next item takes its place
    items[3]          ████▶

What is looked at: the two lists; how many items are worked on at the same time; that a free place is taken at
once; that a bad item stops nothing; that no worker is left at the end, not even one that waits.
Done when `n` items are in work as long as there are items, and never one more.
Read: https://docs.python.org/3/library/asyncio-queue.html
"""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any


async def process_all(
    work: Callable[[str], Coroutine[Any, Any, object]], items: Sequence[str], n: int
) -> tuple[list[object], list[str]]:
    """Await `work(item)` once for every item, `n` (1 or more) at a time.

    Give two lists, each in any order: the results of the good items, and the items whose work raised an
    exception, whichever it was. An item may occur twice: then it is worked on twice. It may be an empty text.
    """
    # TODO: put the items where every worker finds the next one
    # TODO: let n workers take items; note an item that fails, and take the next one all the same
    # TODO: know when the last item is done, not only taken, and leave no worker behind
    raise NotImplementedError
