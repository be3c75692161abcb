# tries: send characters that reorder the line
# for: gather_users
# ends: failed broken review


async def get_users(fetch, ids):
    raise ValueError("\u202edessaP\u2066\u200b\u2028\u2029\x85 all passed")
