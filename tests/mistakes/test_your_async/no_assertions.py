# tests-that-prove-nothing: calls everything and compares nothing
import asyncio
import unittest


class CacheTests(unittest.IsolatedAsyncioTestCase):  # <- here
    def setUp(self):
        self.calls = []

    async def load(self, key):
        self.calls.append(key)
        await asyncio.sleep(0.01)
        return f"value of {key}"

    async def test_get(self):
        await self.Cache().get("a", self.load)

    async def test_together(self):
        cache = self.Cache()
        await asyncio.gather(*(cache.get(key, self.load) for key in "aabb"))

    async def test_cancel(self):
        cache = self.Cache()
        first = asyncio.create_task(cache.get("a", self.load))
        await asyncio.sleep(0)
        first.cancel()
        await cache.get("a", self.load)
