# tries: raise what closes a coroutine
# for: gather_users
# ends: failed review


async def get_users(fetch, ids):
    raise GeneratorExit
