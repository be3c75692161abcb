"""Find the awaits that are missing.

Repair `update`: it saves for everybody, says "ok", and nothing is saved.

    admin      is_admin(user) ███ True  ──► save(x) ██████ ──► "ok"
    others     is_admin(user) ███ False ──► "refused"

What is looked at: the answer for an admin and for others; what has been saved at the moment `update` returns;
that each update asks is_admin once, and works in any event loop; that an error of is_admin or save reaches
the caller, and a cancellation too; that nothing is left over.
Done when both answers are right and the save has finished before "ok" is returned.
Read: https://docs.python.org/3/library/asyncio-dev.html#detect-never-awaited-coroutines
"""

from collections.abc import Awaitable, Callable


async def update(
    user: str,
    x: int,
    is_admin: Callable[[str], Awaitable[bool]],
    save: Callable[[int], Awaitable[None]],
) -> str:
    """Save x if the user is an admin and return "ok"; otherwise return "refused" and save nothing.

    `await is_admin(user)` gives True or False; `await save(x)` saves.
    """
    # TODO: two lines below make a coroutine that nothing waits for. Which value does the `if` look at?
    if not is_admin(user):
        return "refused"
    save(x)
    return "ok"
