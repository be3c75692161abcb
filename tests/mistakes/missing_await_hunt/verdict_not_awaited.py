# forgotten-await: looks at the coroutine of is_admin, which counts as true


async def update(user, x, is_admin, save):
    if not is_admin(user):  # <- here
        return "refused"
    await save(x)
    return "ok"
