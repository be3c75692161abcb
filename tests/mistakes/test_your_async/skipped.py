# tests-that-prove-nothing: skips the test that is hard
import asyncio
import unittest
from unittest.mock import AsyncMock


class CacheTests(unittest.IsolatedAsyncioTestCase):
    async def test_loaded_once(self):
        cache, load = self.Cache(), AsyncMock(return_value=1)
        await asyncio.gather(cache.get("a", load), cache.get("a", load))
        load.assert_awaited_once_with("a")

    @unittest.skip("for later")
    async def test_cancelled(self):  # <- here
        raise NotImplementedError
