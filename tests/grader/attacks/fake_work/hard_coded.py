# tries: give what a run once gave
# for: gather_users
# ends: failed review


async def get_users(fetch, ids):
    return [f"fetch({i})-bcdfgh" for i in ids]
