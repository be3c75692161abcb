# tests-that-prove-nothing: asks unittest how the run will go on, and nothing of the cache
import unittest


class CacheTests(unittest.IsolatedAsyncioTestCase):  # <- here
    def test_made(self):
        self.Cache()
        self.assertFalse(self._outcome.result.failfast)
