# forgotten-await: compares the coroutine of is_admin with True


async def update(user, x, is_admin, save):
    admin = is_admin(user)  # <- here
    if admin is True:
        await save(x)
        return "ok"
    return "refused"
