# tries: read JSON that is nested too deeply
# for: gather_users
# ends: failed timed_out broken review

import json


async def get_users(fetch, ids):
    json.loads("[" * 200_000 + "]" * 200_000)
    return []
