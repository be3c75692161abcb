"""Deliver each result as soon as it is there.

Fetch several things together, and report each one at the instant at which it is ready.

    possible   0 s       0.1 s     0.2 s     0.3 s
    ids[0]     ██████████████████████████████▶ cb
    ids[1]     ██████████▶ cb
    ids[2]     ████████████████████▶ cb

What is looked at: what the callback gets, and when; that all downloads overlap, and none gets lost.
Done when no result waits for a slower one.
Read: https://docs.python.org/3/library/asyncio-task.html#asyncio.as_completed
"""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any


async def each_as_done(
    fetch: Callable[[str], Coroutine[Any, Any, object]],
    ids: Sequence[str],
    cb: Callable[[str, object], None],
) -> None:
    """Fetch every id, and call `cb(i, value)` as soon as the value of `i` is there; `cb` is a plain function.

    The ids are distinct. Return after the last callback; without ids there is none.
    """
    # TODO: start a download for every id
    # TODO: as soon as any one of them is ready, call cb with its id and its value
    raise NotImplementedError
