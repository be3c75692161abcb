# tests-that-prove-nothing: tests what is shared, but no failure and no cancellation
import asyncio
import unittest


class CacheTests(unittest.IsolatedAsyncioTestCase):  # <- here
    def setUp(self):
        self.calls = []
        self.cache = self.Cache()

    async def load(self, key):
        self.calls.append(key)
        await asyncio.sleep(0.02)
        return f"value of {key}"

    async def test_loaded_once(self):
        for _ in range(2):
            self.assertEqual(await self.cache.get("a", self.load), "value of a")
        self.assertEqual(self.calls, ["a"])

    async def test_shared(self):
        got = await asyncio.gather(*(self.cache.get(key, self.load) for key in "aab"))
        self.assertEqual(got, ["value of a", "value of a", "value of b"])
        self.assertEqual(sorted(self.calls), ["a", "b"])
