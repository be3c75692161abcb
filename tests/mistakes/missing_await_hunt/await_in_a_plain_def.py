# sync-async-mixup: awaits in a plain helper function


async def update(user, x, is_admin, save):
    def allowed():
        return await is_admin(user)  # <- here

    if not allowed():
        return "refused"
    await save(x)
    return "ok"
