# tests-that-prove-nothing: gives the cache a Mock as load, which gives a plain value
import asyncio
import unittest
from unittest.mock import Mock


class CacheTests(unittest.IsolatedAsyncioTestCase):
    async def test_loaded_once(self):
        cache, load = self.Cache(), Mock(return_value="value")
        self.assertEqual(await cache.get("a", load), "value")  # <- here
        load.assert_called_once_with("a")

    async def test_callers_share(self):
        cache, load = self.Cache(), Mock(return_value="value")
        await asyncio.gather(cache.get("a", load), cache.get("a", load))
        load.assert_called_once_with("a")
