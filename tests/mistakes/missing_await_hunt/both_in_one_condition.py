# forgotten-await: awaits neither call of the condition


async def update(user, x, is_admin, save):
    return "ok" if is_admin(user) and save(x) else "refused"  # <- here
