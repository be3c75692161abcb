# A table of cases with subTest: when the cases differ in a few words only
import asyncio
import unittest


class CacheTests(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.log = []
        self.fails = set()

    async def load(self, key):
        self.log.append(f"+{key}")
        await asyncio.sleep(0.01)
        self.log.append(f"-{key}")
        if key in self.fails:
            raise ConnectionError(key)
        return [key]

    async def test_who_asks_for_what(self):
        cases = {
            "a": ["+a", "-a"],
            "aa": ["+a", "-a"],
            "ab": ["+a", "+b", "-a", "-b"],
            "aba": ["+a", "+b", "-a", "-b"],
        }
        for keys, log in cases.items():
            with self.subTest(keys=keys):
                self.log.clear()
                cache = self.Cache()
                async with asyncio.timeout(0.1):
                    got = await asyncio.gather(*(cache.get(key, self.load) for key in keys))
                    again = [await cache.get(key, self.load) for key in keys]
                self.assertEqual(got, [[key] for key in keys])
                for one, other in zip(got, again):
                    self.assertIs(one, other)
                self.assertEqual(self.log, log)

    async def test_who_gets_an_error(self):
        for waiting in (1, 2, 3):
            with self.subTest(waiting=waiting):
                cache = self.Cache()
                self.fails = {"a"}
                got = await asyncio.gather(
                    *(cache.get("a", self.load) for _ in range(waiting)), return_exceptions=True
                )
                self.assertIsInstance(got[0], ConnectionError)
                self.fails = set()
                self.assertEqual(await cache.get("a", self.load), ["a"])

    async def test_who_is_cancelled(self):
        for victims in ([0], [1], [2], [0, 1]):
            with self.subTest(victims=victims):
                cache = self.Cache()
                tasks = [asyncio.create_task(cache.get("a", self.load)) for _ in range(3)]
                await asyncio.sleep(0.005)
                for victim in victims:
                    tasks[victim].cancel()
                await asyncio.wait(tasks)
                for number, task in enumerate(tasks):
                    self.assertEqual(task.cancelled(), number in victims)
