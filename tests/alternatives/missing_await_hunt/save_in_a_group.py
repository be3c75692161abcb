# TaskGroup: when more than one thing is to be saved together
import asyncio


async def update(user, x, is_admin, save):
    if not await is_admin(user):
        return "refused"
    async with asyncio.TaskGroup() as group:
        group.create_task(save(x))
    return "ok"
