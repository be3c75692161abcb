"""Try again, later each time, and never at the same instant as the others.

Call an async function until it succeeds; after each failure wait a random time, longer and longer.

    possible   0 s    0.1…0.2 s          0.2…0.4 s
    calls      ███✗▒▒▒▒▒▒▒▒▒▒███✗▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒███▶      with base = 0.1

What is looked at: the number of calls and the pauses between them, also those of twelve clients that start
together; which errors lead to another call, and which leave; that a cancellation leaves at once.
Done when a short outage is survived, and nobody hammers a service that is down.
Read: https://docs.python.org/3/library/random.html#random.uniform
"""

from collections.abc import Callable, Coroutine
from typing import Any


async def retry(fn: Callable[[], Coroutine[Any, Any, object]], attempts: int, base: float) -> object:
    """Give the value of `await fn()`, which is called up to `attempts` times (1 or more) in all.

    When it raises OSError (TimeoutError and ConnectionError are such), wait and call it again. The first wait
    takes between `base` and `2 * base` seconds, the second one between `2 * base` and `4 * base`, and so on,
    each drawn at random, anew. Any other exception leaves at once, and so does the error of the last call.
    """
    # TODO: call fn, and give what it returns
    # TODO: decide which errors are worth another call, and how many calls there may be
    # TODO: before another call, wait: twice as long as before, and a random share of that longer
    raise NotImplementedError
