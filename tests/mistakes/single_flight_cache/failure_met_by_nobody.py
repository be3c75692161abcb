# failure-cached: lets the caller who started a load forget its failure, and keeps it when that one has gone
import asyncio


class Cache:
    def __init__(self):
        self.loads = {}

    async def get(self, key, load):
        if key in self.loads:
            return await asyncio.shield(self.loads[key])
        self.loads[key] = asyncio.ensure_future(load(key))
        try:
            return await asyncio.shield(self.loads[key])
        except Exception:
            del self.loads[key]
            raise
