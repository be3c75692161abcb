# wrong-result: waits for a second load after a cancel, which a good cache need not make
import asyncio
import unittest


class CacheTests(unittest.IsolatedAsyncioTestCase):
    async def test_cancelled(self):
        again, calls = asyncio.Event(), []

        async def load(key):
            calls.append(key)
            if len(calls) == 2:
                again.set()
            await asyncio.Event().wait()

        cache = self.Cache()
        first, second = (asyncio.create_task(cache.get("a", load)) for _ in range(2))
        await asyncio.sleep(0.01)
        first.cancel()
        await again.wait()  # <- here
        second.cancel()
