# task-not-awaited: starts a task for the save and does not wait for it
import asyncio


async def update(user, x, is_admin, save):
    if not await is_admin(user):
        return "refused"
    asyncio.create_task(save(x))  # <- here
    return "ok"
