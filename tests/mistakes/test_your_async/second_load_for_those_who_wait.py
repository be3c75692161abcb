# wrong-result: expects that who waits for a failed load loads again
import asyncio
import unittest


class CacheTests(unittest.IsolatedAsyncioTestCase):
    async def test_failure(self):
        calls = []

        async def load(key):
            calls.append(key)
            await asyncio.sleep(0.01)
            if len(calls) == 1:
                raise OSError
            return key.upper()

        cache = self.Cache()
        first = asyncio.create_task(cache.get("a", load))
        second = asyncio.create_task(cache.get("a", load))
        with self.assertRaises(OSError):
            await first
        self.assertEqual(await second, "A")  # <- here
