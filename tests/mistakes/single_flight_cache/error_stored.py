# failure-cached: keeps the error like a value, and raises it for everybody who asks later
import asyncio


class Cache:
    def __init__(self):
        self.outcomes = {}
        self.locks = {}

    async def get(self, key, load):
        async with self.locks.setdefault(key, asyncio.Lock()):
            if key not in self.outcomes:
                try:
                    self.outcomes[key] = await load(key)
                except Exception as error:
                    self.outcomes[key] = error
            if isinstance(self.outcomes[key], Exception):
                raise self.outcomes[key]
            return self.outcomes[key]
