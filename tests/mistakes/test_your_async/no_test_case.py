# tests-that-prove-nothing: writes the tests for another tool, as plain functions
from unittest.mock import AsyncMock


class Cache:
    def __init__(self):
        self.values = {}

    async def get(self, key, load):
        if key not in self.values:
            self.values[key] = await load(key)
        return self.values[key]


async def test_loaded_once():
    cache, load = Cache(), AsyncMock(return_value=1)
    await cache.get("a", load)
    await cache.get("a", load)
    load.assert_awaited_once_with("a")
