# tests-that-prove-nothing: writes load as a plain function
import unittest


class CacheTests(unittest.IsolatedAsyncioTestCase):
    async def test_values(self):
        def load(key):
            return key.upper()

        cache = self.Cache()
        for key in ("a", "b", "a"):
            self.assertEqual(await cache.get(key, load), key.upper())  # <- here
