# tests-that-prove-nothing: tests the cache of the file, never the one under test
import asyncio
import unittest
from collections import defaultdict
from unittest.mock import AsyncMock


class GoodCache:
    def __init__(self):
        self.values = {}
        self.locks = defaultdict(asyncio.Lock)

    async def get(self, key, load):
        async with self.locks[key]:
            if key not in self.values:
                self.values[key] = await load(key)
            return self.values[key]


class CacheTests(unittest.IsolatedAsyncioTestCase):  # <- here
    async def test_loaded_once(self):
        cache, load = GoodCache(), AsyncMock(return_value=1)
        await asyncio.gather(cache.get("a", load), cache.get("a", load))
        load.assert_awaited_once_with("a")

    async def test_failure(self):
        cache, load = GoodCache(), AsyncMock(side_effect=[OSError, 1])
        with self.assertRaises(OSError):
            await cache.get("a", load)
        self.assertEqual(await cache.get("a", load), 1)
