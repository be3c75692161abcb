# tests-that-prove-nothing: sleeps for two seconds in a plain test
import asyncio
import time
import unittest


class CacheTests(unittest.TestCase):
    def setUp(self):
        self.calls = []
        self.cache = self.Cache()

    async def load(self, key):
        self.calls.append(key)
        fails = key == "d" and self.calls.count(key) == 1
        await asyncio.sleep(0.01)
        if fails:
            raise OSError
        return key

    def test_kept(self):
        asyncio.run(self.cache.get("a", self.load))
        time.sleep(2)
        asyncio.run(self.cache.get("a", self.load))
        self.assertEqual(self.calls, ["a"])

    def test_shared(self):
        async def scenario():
            return await asyncio.gather(*(self.cache.get(key, self.load) for key in "aabcd"), return_exceptions=True)

        a, same, b, c, d = asyncio.run(scenario())
        self.assertEqual((a, same, b, c, type(d)), ("a", "a", "b", "c", OSError))
        self.assertEqual(asyncio.run(self.cache.get("d", self.load)), "d")
