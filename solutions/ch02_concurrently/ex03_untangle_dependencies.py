# a task and gather: when some parts need another one, and the rest needs nothing
"""Wait only for what is needed."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any


async def dashboard(fetch: Callable[[str], Coroutine[Any, Any, object]]) -> dict[str, object]:
    """Give the four parts of the dashboard by name."""
    settings = asyncio.create_task(fetch("settings"))  # needed by nobody here, so nobody waits for it yet
    user = await fetch("user")
    posts, friends = await asyncio.gather(fetch(f"posts:{user}"), fetch(f"friends:{user}"))
    return {"user": user, "settings": await settings, "posts": posts, "friends": friends}
