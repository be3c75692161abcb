# Await inside the if: when the verdict is needed once


async def update(user, x, is_admin, save):
    if await is_admin(user):
        await save(x)
        return "ok"
    return "refused"
