# tries: raise an error whose text is of many megabytes
# for: gather_users
# ends: failed timed_out broken review


async def get_users(fetch, ids):
    raise ValueError("x" * (1 << 26))
