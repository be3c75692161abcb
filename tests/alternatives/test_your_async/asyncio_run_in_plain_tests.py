# Plain tests that call asyncio.run: when the class has plain tests besides
import asyncio
import time
import unittest


class Loader:
    def __init__(self, delay=0.02):
        self.calls = []
        self.failures = {}
        self.delay = delay

    async def __call__(self, key):
        self.calls.append(key)
        await asyncio.sleep(self.delay)
        if key in self.failures:
            raise self.failures.pop(key)
        return key * 2


class CacheTests(unittest.TestCase):
    def test_hit(self):
        async def scenario():
            cache, load = self.Cache(), Loader()
            self.assertEqual(await cache.get("a", load), "aa")
            self.assertEqual(await cache.get("a", load), "aa")
            self.assertEqual(load.calls, ["a"])

        asyncio.run(scenario())

    def test_shared(self):
        async def scenario():
            cache, load = self.Cache(), Loader()
            got = await asyncio.gather(*(cache.get("a", load) for _ in range(4)))
            self.assertEqual(got, ["aa"] * 4)
            self.assertEqual(load.calls, ["a"])

        asyncio.run(scenario())

    def test_keys_together(self):
        async def scenario():
            cache, load = self.Cache(), Loader(0.05)
            before = time.monotonic()
            got = await asyncio.gather(*(cache.get(key, load) for key in "abc"))
            self.assertEqual(got, ["aa", "bb", "cc"])
            self.assertLess(time.monotonic() - before, 0.1)

        asyncio.run(scenario())

    def test_failure(self):
        async def scenario():
            cache, load = self.Cache(), Loader()
            load.failures["a"] = LookupError("gone")
            with self.assertRaisesRegex(LookupError, "gone"):
                await cache.get("a", load)
            self.assertEqual(await cache.get("a", load), "aa")
            self.assertEqual(load.calls, ["a", "a"])

        asyncio.run(scenario())

    def test_cancel(self):
        async def scenario():
            cache, load = self.Cache(), Loader()
            tasks = [asyncio.ensure_future(cache.get("a", load)) for _ in range(3)]
            await asyncio.sleep(0.01)
            tasks[1].cancel()
            got = await asyncio.gather(*tasks, return_exceptions=True)
            self.assertIsInstance(got.pop(1), asyncio.CancelledError)
            self.assertEqual(got, ["aa"] * 2)

        asyncio.run(scenario())


if __name__ == "__main__":
    unittest.main()
