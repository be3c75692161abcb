# forgotten-await: calls an async helper from plain tests, without running it
import asyncio
import unittest
from unittest.mock import AsyncMock


class CacheTests(unittest.TestCase):
    async def shared(self):
        cache, load = self.Cache(), AsyncMock(return_value=1)
        await asyncio.gather(cache.get("a", load), cache.get("a", load))
        load.assert_awaited_once_with("a")

    def test_shared(self):
        self.shared()  # <- here
