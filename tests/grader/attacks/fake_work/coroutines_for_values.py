# tries: give coroutines in the place of values
# for: gather_users
# ends: failed review


async def get_users(fetch, ids):
    return [fetch(i) for i in ids]
