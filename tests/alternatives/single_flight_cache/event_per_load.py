# An event per load: when the caller who asks first should do the work, in its own task
import asyncio


class Cache:
    def __init__(self):
        self.values = {}
        self.loading = {}

    async def get(self, key, load):
        while key not in self.values:
            if key in self.loading:
                await self.loading[key].wait()
                continue
            self.loading[key] = asyncio.Event()
            try:
                self.values[key] = await load(key)
            finally:
                self.loading.pop(key).set()
        return self.values[key]
