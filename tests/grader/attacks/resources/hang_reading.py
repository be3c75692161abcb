# tries: wait for input
# for: gather_users
# ends: failed timed_out broken review

import sys


async def get_users(fetch, ids):
    input()
    sys.stdin.read()
    return []
