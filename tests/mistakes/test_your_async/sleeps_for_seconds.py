# tests-that-prove-nothing: has loads that take a second, so that the tests are too slow to be run often
import asyncio
import unittest


class CacheTests(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.calls = []
        self.fails = False
        self.cache = self.Cache()

    async def load(self, key):
        self.calls.append(key)
        await asyncio.sleep(1)
        if self.fails:
            raise OSError
        return f"value of {key}"

    async def test_shared(self):
        got = await asyncio.gather(*(self.cache.get(key, self.load) for key in "aab"))
        self.assertEqual(got, ["value of a", "value of a", "value of b"])
        self.assertEqual(sorted(self.calls), ["a", "b"])

    async def test_failure(self):  # <- here
        self.fails = True
        with self.assertRaises(OSError):
            await self.cache.get("a", self.load)
        self.fails = False
        self.assertEqual(await self.cache.get("a", self.load), "value of a")

    async def test_cancel(self):
        first, second = (asyncio.create_task(self.cache.get("a", self.load)) for _ in range(2))
        await asyncio.sleep(0.1)
        first.cancel()
        self.assertEqual(await second, "value of a")
