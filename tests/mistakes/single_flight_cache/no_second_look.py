# check-then-await: looks before it takes the lock of the key, and not again when it has it
import asyncio


class Cache:
    def __init__(self):
        self.values = {}
        self.locks = {}

    async def get(self, key, load):
        if key in self.values:
            return self.values[key]
        async with self.locks.setdefault(key, asyncio.Lock()):
            self.values[key] = await load(key)  # <- here
        return self.values[key]
