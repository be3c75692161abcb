# lock-too-wide: one lock for all keys, held during the load
import asyncio


class Cache:
    def __init__(self):
        self.values = {}
        self.lock = asyncio.Lock()

    async def get(self, key, load):
        async with self.lock:
            if key not in self.values:
                self.values[key] = await load(key)  # <- here
            return self.values[key]
