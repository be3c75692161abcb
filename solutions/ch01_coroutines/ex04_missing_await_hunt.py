# await in place: when each step needs the outcome of the one before
"""Find the awaits that are missing."""

from collections.abc import Awaitable, Callable


async def update(
    user: str,
    x: int,
    is_admin: Callable[[str], Awaitable[bool]],
    save: Callable[[int], Awaitable[None]],
) -> str:
    """Save x if the user is an admin and return "ok"; otherwise return "refused" and save nothing."""
    if not await is_admin(user):
        return "refused"
    await save(x)
    return "ok"
