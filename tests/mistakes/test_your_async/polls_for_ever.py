# wrong-result: polls for a second load after a failure that nobody asks for
import asyncio
import unittest


class CacheTests(unittest.IsolatedAsyncioTestCase):
    async def test_failure(self):
        calls = []

        async def load(key):
            calls.append(key)
            raise OSError

        cache = self.Cache()
        with self.assertRaises(OSError):
            await cache.get("a", load)
        while len(calls) < 2:
            await asyncio.sleep(0)  # <- here
