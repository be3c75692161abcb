# tests-that-prove-nothing: has methods whose names do not begin with test
import unittest
from unittest.mock import AsyncMock


class CacheTests(unittest.IsolatedAsyncioTestCase):  # <- here
    async def loaded_once(self):
        cache, load = self.Cache(), AsyncMock(return_value=1)
        await cache.get("a", load)
        await cache.get("a", load)
        load.assert_awaited_once_with("a")
