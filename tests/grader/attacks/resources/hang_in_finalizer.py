# tries: never end when a result is thrown away
# for: gather_users
# ends: failed timed_out broken review


class Late:
    def __del__(self):
        while True:
            pass


async def get_users(fetch, ids):
    Late()
    return []
