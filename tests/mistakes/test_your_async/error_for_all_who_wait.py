# wrong-result: expects that all who wait for a failed load get its error
import asyncio
import unittest


class CacheTests(unittest.IsolatedAsyncioTestCase):
    async def test_failure_reaches_all(self):
        failures = [OSError("down")]

        async def load(key):
            await asyncio.sleep(0.01)
            if failures:
                raise failures.pop()
            return key.upper()

        cache = self.Cache()
        got = await asyncio.gather(*(cache.get("a", load) for _ in range(3)), return_exceptions=True)
        self.assertEqual([type(each) for each in got], [OSError] * 3)  # <- here
        self.assertEqual(await cache.get("a", load), "A")
