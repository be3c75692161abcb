# tests-that-prove-nothing: writes async tests in a plain TestCase, which never awaits them
import asyncio
import unittest
from unittest.mock import AsyncMock


class CacheTests(unittest.TestCase):
    def setUp(self):
        self.cache = self.Cache()

    async def test_loaded_once(self):  # <- here
        load = AsyncMock(return_value="value")
        self.assertEqual(await self.cache.get("a", load), "value")
        self.assertEqual(await self.cache.get("a", load), "value")
        load.assert_awaited_once_with("a")

    async def test_callers_share(self):
        load = AsyncMock(return_value="value")
        await asyncio.gather(self.cache.get("a", load), self.cache.get("a", load))
        load.assert_awaited_once_with("a")

    async def test_failure_is_not_kept(self):
        load = AsyncMock(side_effect=[OSError, "value"])
        with self.assertRaises(OSError):
            await self.cache.get("a", load)
        self.assertEqual(await self.cache.get("a", load), "value")
