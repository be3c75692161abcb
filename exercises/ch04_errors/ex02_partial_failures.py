"""Keep what worked, and name what failed.

Fetch all keys at once, and sort the outcomes: values on one side, exceptions on the other.

    possible   0 s       0.1 s     0.2 s
    ada        ████████████████████     ok["ada"] = value
    rob        ███████✗                 errors["rob"] = TimeoutError()
    tim        ███████████              ok["tim"] = value

What is looked at: both dicts; that all fetches overlap; that a cancelled fetch does not count as a success;
that none is still at work when `fetch_all` returns or raises.
Done when a failure spoils neither the other values nor the wait for them.
Read: https://docs.python.org/3/library/asyncio-task.html#asyncio.gather
"""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any


async def fetch_all(
    fetch: Callable[[str], Coroutine[Any, Any, object]], keys: Sequence[str]
) -> tuple[dict[str, object], dict[str, BaseException]]:
    """Give (ok, errors): ok[key] is the value, errors[key] the exception object of `await fetch(key)`.

    There is at least one key, and all are distinct. A value may be None. A fetch that ends cancelled is no
    success: whether it stands in errors, nowhere, or makes `fetch_all` raise CancelledError is up to you; the
    other fetches have ended by then.
    """
    # TODO: start all fetches together
    # TODO: wait until each of them has ended, well or badly
    # TODO: sort the outcomes; which types can an outcome that is not a value have?
    raise NotImplementedError
