# errors-hidden: a failed load gives None
import asyncio


class Cache:
    def __init__(self):
        self.values = {}
        self.locks = {}

    async def get(self, key, load):
        async with self.locks.setdefault(key, asyncio.Lock()):
            if key not in self.values:
                try:
                    self.values[key] = await load(key)
                except Exception:  # <- here
                    return None
            return self.values[key]
