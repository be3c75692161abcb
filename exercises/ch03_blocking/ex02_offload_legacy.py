"""Run a blocking function beside the event loop.

A library that knows nothing of asyncio has functions that take their time. Make them awaitable.

    possible       0 s                0.2 s
    loop           --- free for other tasks ---      await call(fn, 1) ... gives fn(1)
    thread 1       fn(1) ██████████████              several calls at the same time overlap
    thread 2       fn(2) ██████████████

What is looked at: the value or the exception; the keyword arguments; the thread that `fn` runs in;
that the loop is free meanwhile; that calls overlap.
Done when four calls of 0.2 s take 0.2 s together.
Read: https://docs.python.org/3/library/asyncio-task.html#asyncio.to_thread
"""

from collections.abc import Callable


async def call(fn: Callable[..., object], *args: object, **kwargs: object) -> object:
    """Run the blocking `fn(*args, **kwargs)` once, in another thread, and give what it gives.

    An exception of `fn` reaches the caller.
    """
    # TODO: hand the function and its arguments to another thread
    # TODO: wait for its result without holding the loop
    raise NotImplementedError
