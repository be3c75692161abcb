# Values and running loads apart: when the cache is to forget old values some day
import asyncio


class Cache:
    def __init__(self):
        self._values = {}
        self._running = {}

    async def _load(self, key, load):
        try:
            self._values[key] = await load(key)
            return self._values[key]
        finally:
            del self._running[key]

    async def get(self, key, load):
        if key in self._values:
            return self._values[key]
        if key not in self._running:
            self._running[key] = asyncio.create_task(self._load(key, load))
        return await asyncio.shield(self._running[key])
