"""Compute in other processes while the event loop stays free.

Threads do not help here: in the usual build of Python only one of them computes at a time.

    possible, workers = 2     0 s       0.5 s      1 s
    loop                      ---- free for other tasks ----
    process 1                 fn(a) ██████ fn(c) ██████       two items are computed at the same time,
    process 2                 fn(b) ██████ fn(d) ██████       by the same two processes all along

What is looked at: the results and their order; which processes computed, and when; how long the loop is
held (starting and closing processes may hold it up to 0.3 s); that no process is left at the end.
Done when both processes are busy and the loop is not.
Read: https://docs.python.org/3/library/asyncio-eventloop.html#executing-code-in-thread-or-process-pools
"""

from collections.abc import Callable


async def crunch(fn: Callable[[int], object], numbers: list[int], workers: int = 2) -> list[object]:
    """Compute `fn(n)` for each number in other processes, and give the results in the order of the numbers.

    At most `workers` processes are used, kept for the whole call and gone at its end. `fn` stands at the
    top level of a module, so another process can import it. Its exception reaches the caller.
    Without numbers the result is an empty list.
    """
    # TODO: make a pool of `workers` processes, for the whole call
    # TODO: hand over every number
    # TODO: wait for all results without holding the loop, then close the pool
    raise NotImplementedError
