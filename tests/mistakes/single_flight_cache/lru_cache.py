# coroutine-reused: lru_cache keeps the coroutine, and hands it out again
import functools


class Cache:
    def __init__(self):
        self.name = "cache"

    @functools.lru_cache  # noqa: B019
    async def get(self, key, load):
        return await load(key)
