# Task that is awaited: when other work can be done while the save is on its way
import asyncio


async def update(user, x, is_admin, save):
    if not await is_admin(user):
        return "refused"
    saving = asyncio.create_task(save(x))
    await saving
    return "ok"
