"""Wait only for what is needed.

Load a dashboard of four parts. This program is right and slow: let everything overlap that can.

    possible   0 s       0.1 s     0.2 s
    user       ██████████              posts and friends need the user,
    settings   █████████████████       and nothing else:
    posts                ██████████    they start as soon as it is known,
    friends              ███████       even if the settings take longer

What is looked at: the values; which part starts when; that each part is fetched exactly once.
Done when each part starts at the instant at which it has all that it needs.
Read: https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task
"""

from collections.abc import Callable, Coroutine
from typing import Any


async def dashboard(fetch: Callable[[str], Coroutine[Any, Any, object]]) -> dict[str, object]:
    """Give the four parts of the dashboard by name."""
    # TODO: let the settings load while the user loads
    user = await fetch("user")
    settings = await fetch("settings")
    # TODO: let posts and friends load together, as soon as the user is known
    posts = await fetch(f"posts:{user}")
    friends = await fetch(f"friends:{user}")
    return {"user": user, "settings": settings, "posts": posts, "friends": friends}
