# tries: start threads without end (this one stops at 150)
# for: gather_users
# ends: failed timed_out broken review

import threading


async def get_users(fetch, ids):
    for _ in range(150):
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    return []
