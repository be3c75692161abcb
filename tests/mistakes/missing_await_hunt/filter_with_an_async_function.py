# sync-async-mixup: gives filter an async function, which it calls plainly


async def update(user, x, is_admin, save):
    admins = list(filter(is_admin, [user]))  # <- here
    if not admins:
        return "refused"
    await save(x)
    return "ok"
