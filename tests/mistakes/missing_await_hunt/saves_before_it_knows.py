# wrong-result: saves while the verdict is still awaited
import asyncio


async def update(user, x, is_admin, save):
    admin, _ = await asyncio.gather(is_admin(user), save(x))
    return "ok" if admin else "refused"
