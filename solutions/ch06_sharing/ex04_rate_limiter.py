# starts claimed in a deque: when each caller can work out its own start, and nobody has to be woken
"""Never more than so many per second."""

import asyncio
from collections import deque


class RateLimiter:
    """At most n starts in any `per` seconds; made inside a running event loop."""

    def __init__(self, n: int, per: float) -> None:
        self._per = per
        self._starts = deque([float("-inf")] * n, maxlen=n)  # the last n, some of them still to come

    async def acquire(self) -> None:
        """Return when the caller may start; what the caller does then does not matter."""
        now = asyncio.get_running_loop().time()
        start = max(now, self._starts[0] + self._per)
        self._starts.append(start)  # claimed, with no await since the look
        if start > now:
            await asyncio.sleep(start - now)
