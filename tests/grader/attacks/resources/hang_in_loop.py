# tries: never give the loop back
# for: gather_users
# ends: failed timed_out broken review


async def get_users(fetch, ids):
    while True:
        pass
