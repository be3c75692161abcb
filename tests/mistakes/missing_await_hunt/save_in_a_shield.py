# shield-misused: lets the save run on when the update is cancelled
import asyncio


async def update(user, x, is_admin, save):
    if await is_admin(user):
        await asyncio.shield(save(x))  # <- here
        return "ok"
    return "refused"
