# tests-that-prove-nothing: catches whatever goes wrong, the failed assertion included
import asyncio
import unittest


class CacheTests(unittest.IsolatedAsyncioTestCase):  # <- here
    async def test_all(self):
        calls = []

        async def load(key):
            calls.append(key)
            await asyncio.sleep(0.01)
            if len(calls) == 3:
                raise OSError
            return key.upper()

        cache = self.Cache()
        try:
            self.assertEqual(await asyncio.gather(*(cache.get(key, load) for key in "aab")), ["A", "A", "B"])
            self.assertEqual(calls, ["a", "b"])
            with self.assertRaises(OSError):
                await cache.get("c", load)
            self.assertEqual(await cache.get("c", load), "C")
        except Exception:
            print("something is wrong")
