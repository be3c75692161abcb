# coroutine-reused: stores the coroutine, which can be awaited only once


class Cache:
    def __init__(self):
        self.loads = {}

    async def get(self, key, load):
        if key not in self.loads:
            self.loads[key] = load(key)
        return await self.loads[key]  # <- here
