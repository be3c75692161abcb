# tries: wait for one after another
# for: gather_users
# ends: failed review


async def get_users(fetch, ids):
    return [await fetch(i) for i in ids]
