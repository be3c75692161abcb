# tries: give objects that would fetch when they are asked
# for: gather_users
# ends: failed review


class Lazy:
    def __init__(self, fetch, i):
        self.make = lambda: fetch(i)

    def __getattr__(self, name):
        return getattr(self.make(), name)


async def get_users(fetch, ids):
    return [Lazy(fetch, i) for i in ids]
