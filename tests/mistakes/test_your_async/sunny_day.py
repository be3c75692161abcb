# tests-that-prove-nothing: tests one caller after another, and nothing that may go wrong
import unittest
from unittest.mock import AsyncMock


class CacheTests(unittest.IsolatedAsyncioTestCase):  # <- here
    async def test_value(self):
        load = AsyncMock(return_value="value")
        self.assertEqual(await self.Cache().get("a", load), "value")

    async def test_two_keys(self):
        cache = self.Cache()
        load = AsyncMock(side_effect=lambda key: key.upper())
        self.assertEqual(await cache.get("a", load), "A")
        self.assertEqual(await cache.get("b", load), "B")

    async def test_second_get(self):
        cache, load = self.Cache(), AsyncMock(return_value="value")
        await cache.get("a", load)
        self.assertEqual(await cache.get("a", load), "value")
