"""Run many blocking calls in a chosen number of threads.

    possible, workers = 3     0 s      0.1 s     0.2 s
    thread 1                  ████████ █████████          a thread that is free takes the next item;
    thread 2                  ████████ █████████          three are busy for as long as
    thread 3                  ████████ █████████          three items are left

The default pool of the loop has min(32, CPUs + 4) threads: seldom the number that you want.

What is looked at: the results and their order; how many threads work at the same time; that the loop is
free meanwhile; that no thread is left when `asyncio.run` has ended.
Done when exactly `workers` threads are busy, on every machine.
Read: https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.run_in_executor
"""

from collections.abc import Callable


async def run_all(fn: Callable[[object], object], items: list[object], workers: int) -> list[object]:
    """Run the blocking `fn(item)` for each item in threads, and give the results in the order of the items.

    Never more than `workers` calls run at once, and exactly that many while enough items are left.
    Without items the result is an empty list.
    """
    # TODO: make room for exactly `workers` threads
    # TODO: hand over every item
    # TODO: wait for all results, in the order of the items
    raise NotImplementedError
