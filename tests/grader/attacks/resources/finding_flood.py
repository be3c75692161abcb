# tries: make more findings than a message may hold
# for: gather_users
# ends: failed timed_out broken review

import asyncio


async def get_users(fetch, ids):
    for number in range(5000):
        exec(
            compile("\n" * number + "fetch(1)", __file__ if "__file__" in globals() else "x", "exec"),
            {"fetch": fetch},
        )
    return []
