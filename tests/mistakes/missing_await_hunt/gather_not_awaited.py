# task-not-awaited: hands the save to gather and does not wait for that
import asyncio


async def update(user, x, is_admin, save):
    if not await is_admin(user):
        return "refused"
    asyncio.gather(save(x))  # <- here
    return "ok"
