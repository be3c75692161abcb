# swallowed-cancellation: takes the cancellation of a question for a no
import asyncio


async def update(user, x, is_admin, save):
    try:
        allowed = await is_admin(user)
    except asyncio.CancelledError:  # <- here
        allowed = False
    if not allowed:
        return "refused"
    await save(x)
    return "ok"
