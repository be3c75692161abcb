# loop-bound-at-import: a lock of the module serves the first event loop alone
import asyncio

saving = asyncio.Lock()


async def update(user, x, is_admin, save):
    if not await is_admin(user):
        return "refused"
    async with saving:
        await save(x)
    return "ok"
