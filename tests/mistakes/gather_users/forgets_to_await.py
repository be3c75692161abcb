# forgotten-await: gives the coroutines instead of their results


async def get_users(fetch, ids):
    return [fetch(i) for i in ids]  # <- here
