# Coroutine in a variable: when it is made at one place and awaited at another


async def update(user, x, is_admin, save):
    asked = is_admin(user)
    if await asked:
        await save(x)
        return "ok"
    return "refused"
