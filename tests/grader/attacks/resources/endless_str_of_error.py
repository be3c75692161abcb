# tries: raise an error that never finishes saying what it is
# for: gather_users
# ends: failed timed_out broken review


class Endless(Exception):
    def __str__(self):
        while True:
            pass


async def get_users(fetch, ids):
    raise Endless
