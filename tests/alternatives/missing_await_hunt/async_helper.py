# Helper function: when the check is used at several places


async def update(user, x, is_admin, save):
    async def allowed():
        return await is_admin(user)

    if not await allowed():
        return "refused"
    await save(x)
    return "ok"
