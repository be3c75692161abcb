# wrong-result: looks at an attribute of the cache that is no promise
import unittest
from unittest.mock import AsyncMock


class CacheTests(unittest.IsolatedAsyncioTestCase):
    async def test_value_is_kept(self):
        cache, load = self.Cache(), AsyncMock(return_value=1)
        await cache.get("a", load)
        self.assertEqual(cache._values, {"a": 1})  # <- here
