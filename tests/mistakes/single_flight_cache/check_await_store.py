# check-then-await: stores the value when the load is over, and until then every caller starts one


class Cache:
    def __init__(self):
        self.values = {}

    async def get(self, key, load):
        if key not in self.values:
            self.values[key] = await load(key)  # <- here
        return self.values[key]
