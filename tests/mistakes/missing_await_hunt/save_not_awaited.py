# forgotten-await: makes the coroutine of save and drops it


async def update(user, x, is_admin, save):
    if not await is_admin(user):
        return "refused"
    save(x)  # <- here
    return "ok"
