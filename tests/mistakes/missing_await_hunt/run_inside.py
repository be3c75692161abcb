# nested-run: runs is_admin in an event loop of its own
import asyncio


async def update(user, x, is_admin, save):
    if not asyncio.run(is_admin(user)):  # <- here
        return "refused"
    await save(x)
    return "ok"
