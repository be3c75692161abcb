# tries: give a text of many megabytes
# for: gather_users
# ends: failed timed_out broken review


async def get_users(fetch, ids):
    return ["x" * (1 << 26)] * len(ids)
