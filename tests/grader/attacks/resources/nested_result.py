# tries: give a list that is nested without end
# for: gather_users
# ends: failed timed_out broken review


async def get_users(fetch, ids):
    result = []
    for _ in range(100_000):
        result = [result]
    return result
