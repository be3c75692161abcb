# tries: compute in C without giving another thread a turn
# for: gather_users
# ends: failed timed_out broken review

import re


async def get_users(fetch, ids):
    re.match("(a*)*b", "a" * 40)
    return []
