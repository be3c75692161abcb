# wrong-result: asks is_admin once for each branch


async def update(user, x, is_admin, save):
    if await is_admin(user):
        await save(x)
    return "ok" if await is_admin(user) else "refused"
