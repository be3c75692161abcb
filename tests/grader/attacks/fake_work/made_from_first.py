# tries: fetch one, and make the others from it
# for: gather_users
# ends: failed review


async def get_users(fetch, ids):
    if not ids:
        return []
    first = await fetch(ids[0])
    return [first.replace(str(ids[0]), str(i)) for i in ids]
