# lock-too-wide: has a few locks for all keys, and keys that share one load one after another
import asyncio


class Cache:
    def __init__(self):
        self.values = {}
        self.locks = tuple(asyncio.Lock() for _ in range(8))

    async def get(self, key, load):
        async with self.locks[sum(key.encode()) % len(self.locks)]:
            if key not in self.values:
                self.values[key] = await load(key)  # <- here
            return self.values[key]
