# check-then-await: throws the lock of a key away while others wait for it; the next caller makes another one
import asyncio


class Cache:
    def __init__(self):
        self.values = {}
        self.locks = {}

    async def get(self, key, load):
        if key not in self.values:
            try:
                async with self.locks.setdefault(key, asyncio.Lock()):
                    if key not in self.values:
                        self.values[key] = await load(key)
            finally:
                self.locks.pop(key, None)
        return self.values[key]
