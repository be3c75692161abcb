"""Never more than so many per second.

Write a limiter: whoever wants to start something awaits `acquire()` first, and gets through at most n at a
time in any `per` seconds.

    possible   0 s       0.1 s     0.2 s    with n = 3 and per = 0.1
    callers    |||       |||       |||      nine callers come at 0 s; each | is one that gets through

What is looked at: when the calls of `acquire` return, for callers who come together, one after another, and
again after a pause; that the loop stays free.
Done when no stretch shorter than `per` has more than n returns, and 3n callers are through in 3 * `per`.
Read: https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.time
"""


class RateLimiter:
    """At most n starts in any `per` seconds; made inside a running event loop."""

    def __init__(self, n: int, per: float) -> None:
        # TODO: what has to be remembered of the past, so that the next start can be found?
        raise NotImplementedError

    async def acquire(self) -> None:
        """Return when the caller may start; what the caller does then does not matter."""
        # TODO: find the earliest time at which one more start is allowed
        # TODO: claim it before anybody else can find the same one
        # TODO: wait until that time
        raise NotImplementedError
