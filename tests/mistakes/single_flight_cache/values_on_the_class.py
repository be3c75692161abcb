# wrong-result: keeps the values on the class, so that all caches share them
import asyncio


class Cache:
    values = {}

    def __init__(self):
        self.locks = {}

    async def get(self, key, load):
        async with self.locks.setdefault(key, asyncio.Lock()):
            if key not in self.values:
                self.values[key] = await load(key)
            return self.values[key]
