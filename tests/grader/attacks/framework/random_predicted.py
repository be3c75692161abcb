# tries: draw what the checks have drawn, from the same seed
# for: gather_users
# ends: failed review

import random


async def get_users(fetch, ids):
    random.sample(range(100, 1000), 7)
    token = "".join(random.choices("bcdfghjklmnpqrstvwxz", k=6))
    return [f"fetch({i})-{token}" for i in ids]
