# sync-async-mixup: gives map an async function and looks at the coroutines


async def update(user, x, is_admin, save):
    if any(map(is_admin, [user])):  # <- here
        await save(x)
        return "ok"
    return "refused"
