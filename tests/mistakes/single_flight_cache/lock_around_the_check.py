# check-then-await: gives the lock back before the load
import asyncio


class Cache:
    def __init__(self):
        self.values = {}
        self.lock = asyncio.Lock()

    async def get(self, key, load):
        async with self.lock:
            if key in self.values:
                return self.values[key]
        value = await load(key)  # <- here
        async with self.lock:
            self.values[key] = value
        return value
