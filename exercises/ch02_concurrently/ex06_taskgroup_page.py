"""Load a page: all of it, or none.

Fetch the parts of a page together. If one fails, the others are cancelled, and the caller gets the failure.

    possible   0 s       0.1 s     0.2 s         when one fails
    header     ████████████████████              ██████▒▒      cancelled, and waited for
    news       ██████████████                    ██████✗       the failure goes to the caller
    weather    ██████████                        ██████▒▒

What is looked at: the values and the order of the keys; that all fetches overlap; that none is left at work.
Done when nothing is left over: after a success, after a failure, and when the caller cancels `load_page`.
Read: https://docs.python.org/3/library/asyncio-task.html#task-groups
"""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any


async def load_page(
    fetch: Callable[[str], Coroutine[Any, Any, object]], parts: Sequence[str]
) -> dict[str, object]:
    """Give a dict from each part to `await fetch(part)`, in the order of the parts, which are distinct.

    If a part fails, the others are cancelled and have finished their cleanup before the failure reaches
    the caller, as it is or inside an ExceptionGroup. Without parts the result is an empty dict.
    """
    # TODO: start all fetches so that they belong together
    # TODO: wait for all of them; one failure should stop the rest
    # TODO: collect the values, in the order of the parts, when all are there
    raise NotImplementedError
