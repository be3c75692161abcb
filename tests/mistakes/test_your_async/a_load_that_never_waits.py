# tests-that-prove-nothing: lets load answer at once, so that nobody ever comes while it runs
import asyncio
import unittest
from unittest.mock import AsyncMock


class CacheTests(unittest.IsolatedAsyncioTestCase):  # <- here
    async def test_values(self):
        cache = self.Cache()
        load = AsyncMock(side_effect=str.upper)
        got = await asyncio.gather(*(cache.get(key, load) for key in "abc"))
        self.assertEqual(got, ["A", "B", "C"])

    async def test_shared(self):
        cache = self.Cache()
        load = AsyncMock(return_value=1)
        await asyncio.gather(*(cache.get("a", load) for _ in range(5)))
        load.assert_awaited_once_with("a")

    async def test_cancelled(self):
        cache = self.Cache()
        load = AsyncMock(return_value=1)
        first = asyncio.create_task(cache.get("a", load))
        second = asyncio.create_task(cache.get("a", load))
        first.cancel()
        self.assertEqual(await second, 1)

    async def test_failure(self):
        load = AsyncMock(side_effect=OSError)
        with self.assertRaises(OSError):
            await self.Cache().get("a", load)
