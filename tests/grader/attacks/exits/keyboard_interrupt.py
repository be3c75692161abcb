# tries: raise what Ctrl-C raises
# for: gather_users
# ends: failed review


async def get_users(fetch, ids):
    raise KeyboardInterrupt
