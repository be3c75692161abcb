# nested-run: starts a loop inside an async test
import asyncio
import unittest
from unittest.mock import AsyncMock


class CacheTests(unittest.IsolatedAsyncioTestCase):
    async def test_loaded_once(self):
        cache, load = self.Cache(), AsyncMock(return_value=1)
        self.assertEqual(asyncio.run(cache.get("a", load)), 1)  # <- here
