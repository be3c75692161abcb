# A heartbeat beside each test: when the loop must stay free, whatever the cache does
import asyncio
import unittest


class CacheTests(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.beats = 0
        heart = asyncio.create_task(self.beat())
        self.addAsyncCleanup(self.stop, heart)

    async def beat(self):
        while True:
            await asyncio.sleep(0.005)
            self.beats += 1

    async def stop(self, heart):
        heart.cancel()
        await asyncio.gather(heart, return_exceptions=True)

    def counting(self, outcomes):
        calls = []

        async def load(key):
            calls.append(key)
            await asyncio.sleep(0.03)
            outcome = outcomes.pop(0)
            if isinstance(outcome, Exception):
                raise outcome
            return outcome

        return load, calls

    async def test_shared(self):
        cache = self.Cache()
        load, calls = self.counting([1, 2])
        self.assertEqual(await asyncio.gather(cache.get("a", load), cache.get("a", load)), [1, 1])
        self.assertEqual(await cache.get("b", load), 2)
        self.assertEqual(await cache.get("a", load), 1)
        self.assertEqual(calls, ["a", "b"])
        self.assertGreater(self.beats, 5)

    async def test_keys_beside_each_other(self):
        cache = self.Cache()
        load, _ = self.counting([1, 2])
        async with asyncio.timeout(0.05):
            await asyncio.gather(cache.get("a", load), cache.get("b", load))

    async def test_failed(self):
        cache = self.Cache()
        load, calls = self.counting([OSError(), 7])
        try:
            await cache.get("a", load)
        except OSError:
            pass
        else:
            self.fail("no error")
        self.assertEqual(await cache.get("a", load), 7)

    async def test_cancelled(self):
        cache = self.Cache()
        load, _ = self.counting([5, 5])
        first = asyncio.create_task(cache.get("a", load))
        second = asyncio.create_task(cache.get("a", load))
        await asyncio.sleep(0.01)
        first.cancel()
        with self.assertRaises(asyncio.CancelledError):
            await first
        self.assertEqual(await second, 5)
