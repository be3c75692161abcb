# sequential-awaits: awaits each download before the next is started


async def get_users(fetch, ids):
    users = []
    for i in ids:
        users.append(await fetch(i))  # <- here
    return users
