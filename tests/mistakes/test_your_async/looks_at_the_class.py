# tests-that-prove-nothing: takes a cache for broken when its class has another one as its base
import unittest
from unittest.mock import AsyncMock


class CacheTests(unittest.IsolatedAsyncioTestCase):  # <- here
    def test_class(self):
        self.Cache()
        self.assertLess(len(self.Cache.mro()), 4)

    async def test_loaded_once(self):
        cache, load = self.Cache(), AsyncMock(return_value=1)
        for _ in range(2):
            self.assertEqual(await cache.get("a", load), 1)
        load.assert_awaited_once_with("a")
