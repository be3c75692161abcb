"""Ask for many users at once.

Fetch every user of a list, all downloads in flight together, and give the results in the order of the ids.

    possible   0 s        0.3 s
    ids[0]     ███████████        every download starts at once;
    ids[1]     ████████           the whole takes as long
    ids[2]     █████              as the slowest one

What is looked at: the results and their order; that all downloads overlap; that the loop stays free.
Done when the whole takes as long as the slowest download.
Read: https://docs.python.org/3/library/asyncio-task.html#running-tasks-concurrently
"""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any


async def get_users(fetch: Callable[[int], Coroutine[Any, Any, object]], ids: Sequence[int]) -> list[object]:
    """Fetch every id and give the results in the order of the ids.

    `await fetch(i)` gives one user. The same id may occur twice: then it is fetched twice.
    Without ids the result is an empty list.
    """
    # TODO: start a download for every id
    # TODO: wait until all of them are done
    # TODO: return the results in the order of the ids
    raise NotImplementedError
