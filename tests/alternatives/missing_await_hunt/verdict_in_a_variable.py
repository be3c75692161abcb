# Verdict in a variable: when it is used again, or the line would grow long


async def update(user, x, is_admin, save):
    allowed = await is_admin(user)
    if allowed:
        await save(x)
    return "ok" if allowed else "refused"
