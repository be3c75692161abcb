# errors-hidden: turns every error into "refused"


async def update(user, x, is_admin, save):
    try:
        if await is_admin(user):
            await save(x)
            return "ok"
    except Exception:
        pass
    return "refused"
