# lock-not-released: releases the lock of the key only when the load went well
import asyncio


class Cache:
    def __init__(self):
        self.values = {}
        self.locks = {}

    async def get(self, key, load):
        lock = self.locks.setdefault(key, asyncio.Lock())
        await lock.acquire()  # <- here
        if key not in self.values:
            self.values[key] = await load(key)
        lock.release()
        return self.values[key]
