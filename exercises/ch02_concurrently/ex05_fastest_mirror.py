"""Take the first answer that is good, and stop the others.

Ask several mirrors for the same thing; the first that succeeds wins, and the others are cancelled.

    possible   0 s       0.1 s     0.2 s     0.3 s
    slow       ██████████▒▒                        cancelled, and waited for
    quick      ██████████▶ its value is returned
    broken     █████✗                              a failure does not win

What is looked at: which value comes; that all mirrors are asked at once; that none is at work at the end.
Done when no call is left over: after a success, after failures, and when the caller cancels `fastest`.
Read: https://docs.python.org/3/library/asyncio-task.html#asyncio.wait
"""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any


async def fastest(fetchers: Sequence[Callable[[], Coroutine[Any, Any, object]]]) -> object:
    """Call all fetchers (at least one, no arguments) and give the value of the first that succeeds.

    Before it returns or raises, every other call is cancelled and has finished its own cleanup.
    If all fail, raise one of their exceptions, or an ExceptionGroup of them.
    """
    # TODO: start a task for every fetcher
    # TODO: wait for one after the other to be done, until one has succeeded
    # TODO: on every way out, cancel the tasks that still run, and wait until they have ended
    raise NotImplementedError
