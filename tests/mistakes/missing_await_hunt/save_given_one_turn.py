# task-not-awaited: lets the save begin and returns before it has ended
import asyncio


async def update(user, x, is_admin, save):
    if await is_admin(user):
        task = asyncio.create_task(save(x))  # <- here
        await asyncio.sleep(0)
        return "ok"
    return "refused"
