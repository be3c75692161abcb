# tries: leave a thread that never ends
# for: gather_users
# ends: failed timed_out broken review

import threading


async def get_users(fetch, ids):
    threading.Thread(target=lambda: [0 for _ in iter(int, 1)]).start()
    return []
