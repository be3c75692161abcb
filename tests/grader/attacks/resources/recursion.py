# tries: call itself without end
# for: gather_users
# ends: failed timed_out broken review

import sys

sys.setrecursionlimit(10**6)


def deeper(number):
    return deeper(number + 1) + 1


async def get_users(fetch, ids):
    return [deeper(0) for _ in ids]
