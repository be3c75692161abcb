# asyncio.sleep in a loop: when nobody tells that it is ready, so that one has to ask
"""Keep the event loop free while you wait."""

import asyncio
from collections.abc import Callable


async def poll(ready: Callable[[], bool], every: float) -> int:
    """Call `ready` until it is true, and give the number of calls."""
    calls = 1
    while not ready():
        await asyncio.sleep(every)
        calls += 1
    return calls
