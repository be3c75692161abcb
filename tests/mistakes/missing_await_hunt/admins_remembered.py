# wrong-result: who was an admin once stays one
known = set()


async def update(user, x, is_admin, save):
    if user not in known:
        if not await is_admin(user):
            return "refused"
        known.add(user)
    await save(x)
    return "ok"
