# tests-that-prove-nothing: waits ten seconds to be sure
import asyncio
import unittest


class CacheTests(unittest.IsolatedAsyncioTestCase):
    async def test_shared(self):
        calls = []

        async def load(key):
            calls.append(key)
            await asyncio.sleep(0.01)
            return key.upper()

        cache = self.Cache()
        tasks = [asyncio.create_task(cache.get("a", load)) for _ in range(3)]
        await asyncio.sleep(10)  # <- here
        self.assertEqual([task.result() for task in tasks], ["A"] * 3)
        self.assertEqual(calls, ["a"])
