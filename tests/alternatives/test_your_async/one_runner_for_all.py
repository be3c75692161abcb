# A Runner that all tests of a class share: when starting a loop for each test is too slow
import asyncio
import unittest
from unittest.mock import AsyncMock


class Promises(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.runner = asyncio.Runner()

    @classmethod
    def tearDownClass(cls):
        cls.runner.close()

    def check(self, coroutine):
        return self.runner.run(asyncio.wait_for(coroutine, 0.5))


class Values(Promises):
    def test_once(self):
        async def scenario():
            cache, load = self.Cache(), AsyncMock(side_effect=["one", "two"])
            self.assertEqual([await cache.get(key, load) for key in "abab"], ["one", "two", "one", "two"])
            self.assertEqual(load.await_count, 2)
            load.assert_any_await("a")

        self.check(scenario())


class Sharing(Promises):
    def setUp(self):
        self.cache = self.Cache()
        self.loading = 0
        self.most = 0

    async def slow(self, key):
        self.loading += 1
        self.most = max(self.most, self.loading)
        await asyncio.sleep(0.02)
        self.loading -= 1
        return key

    def test_one_load_at_a_time_for_a_key(self):
        async def scenario():
            self.assertEqual(await asyncio.gather(*(self.cache.get("a", self.slow) for _ in "123")), ["a"] * 3)
            self.assertEqual(self.most, 1)

        self.check(scenario())

    def test_two_keys(self):
        async def scenario():
            await asyncio.gather(self.cache.get("a", self.slow), self.cache.get("b", self.slow))
            self.assertEqual(self.most, 2)

        self.check(scenario())


class Trouble(Promises):
    def test_next_after_failure(self):
        async def scenario():
            cache, load = self.Cache(), AsyncMock(side_effect=[ZeroDivisionError(), 1])
            self.assertIsInstance(
                (await asyncio.gather(cache.get("a", load), return_exceptions=True))[0], ZeroDivisionError
            )
            self.assertEqual(await cache.get("a", load), 1)

        self.check(scenario())

    def test_cancelled(self):
        async def scenario():
            cache, go = self.Cache(), asyncio.Event()

            async def load(key):
                await go.wait()
                return key

            async with asyncio.TaskGroup() as group:
                first, *others = [group.create_task(cache.get("a", load)) for _ in range(3)]
                await asyncio.sleep(0)
                await asyncio.sleep(0)
                first.cancel()
                go.set()
            self.assertEqual([task.result() for task in others], ["a", "a"])

        self.check(scenario())
