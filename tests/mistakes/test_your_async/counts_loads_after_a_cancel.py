# wrong-result: expects that a load is not repeated when its caller is cancelled
import asyncio
import unittest


class CacheTests(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.calls = []
        self.cache = self.Cache()

    async def load(self, key):
        self.calls.append(key)
        await asyncio.sleep(0.02)
        return f"value of {key}"

    async def test_shared(self):
        got = await asyncio.gather(*(self.cache.get(key, self.load) for key in "aab"))
        self.assertEqual(got, ["value of a", "value of a", "value of b"])
        self.assertEqual(sorted(self.calls), ["a", "b"])

    async def test_first_caller_is_cancelled(self):
        first, second = (asyncio.create_task(self.cache.get("a", self.load)) for _ in range(2))
        await asyncio.sleep(0.01)
        first.cancel()
        self.assertEqual(await second, "value of a")
        self.assertEqual(self.calls, ["a"])  # <- here
