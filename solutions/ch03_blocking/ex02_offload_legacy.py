# to_thread: when one blocking call stands in the way
"""Run a blocking function beside the event loop."""

import asyncio
from collections.abc import Callable


async def call(fn: Callable[..., object], *args: object, **kwargs: object) -> object:
    """Run the blocking `fn(*args, **kwargs)` once, in another thread, and give what it gives."""
    return await asyncio.to_thread(fn, *args, **kwargs)
