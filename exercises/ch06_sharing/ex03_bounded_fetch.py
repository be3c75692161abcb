"""Never more than so many at once.

Fetch every key of a list, at most `limit` at the same time, and give the results in the order of the keys.

    possible   0 s        0.3 s     with limit 2
    keys[0]    ███████████▶
    keys[1]    ███▶                 as soon as one has ended,
    keys[2]       ████▶             the next key takes its place
    keys[3]           ████▶

What is looked at: the results and their order; how many fetches are in flight; that a free place is taken at
once; that when a fetch fails its error reaches the caller, and no fetch runs any more by then.
Done when `limit` fetches are in flight as long as there are keys, and never one more.
Read: https://docs.python.org/3/library/asyncio-sync.html#semaphore
"""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any


async def fetch_bounded(
    fetch: Callable[[str], Coroutine[Any, Any, object]], keys: Sequence[str], limit: int
) -> list[object]:
    """Fetch every key, at most `limit` (1 or more) at a time; give the results in the order of the keys.

    `await fetch(key)` gives one result, of any kind. A key is any text, an empty one as well; one that
    occurs twice is fetched twice.
    When a fetch fails, raise its exception, or an ExceptionGroup with it, and leave no fetch running.
    """
    # TODO: make room for `limit` fetches, shared by all keys
    # TODO: let every key wait for a place, fetch, and give the place back, also when the fetch fails
    # TODO: wait until all have ended; give the results in the order of the keys
    raise NotImplementedError
