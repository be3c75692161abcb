# A lock per key: when each caller should load for itself after a failure
import asyncio
from collections import defaultdict


class Cache:
    def __init__(self):
        self.values = {}
        self.locks = defaultdict(asyncio.Lock)

    async def get(self, key, load):
        async with self.locks[key]:
            if key not in self.values:
                self.values[key] = await load(key)
            return self.values[key]
