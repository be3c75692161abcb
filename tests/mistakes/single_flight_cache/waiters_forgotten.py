# deadlock: wakes the callers who wait only when the load went well
import asyncio


class Cache:
    def __init__(self):
        self.values = {}
        self.loading = {}

    async def get(self, key, load):
        if key in self.values:
            return self.values[key]
        if key in self.loading:
            await self.loading[key].wait()  # <- here
            return self.values[key]
        self.loading[key] = asyncio.Event()
        self.values[key] = await load(key)
        self.loading.pop(key).set()
        return self.values[key]
