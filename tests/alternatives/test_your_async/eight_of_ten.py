# The promises that matter most: when two of the ten faults are too rare to be tested
import asyncio
import unittest
from unittest import mock


class Base:
    def make(self):
        return self.Cache()


class CacheTests(Base, unittest.IsolatedAsyncioTestCase):
    async def test_shared_and_kept(self):
        gate = asyncio.get_running_loop().create_future()

        async def slow(key):
            await gate
            return key

        load = mock.AsyncMock(wraps=slow)
        cache = self.make()
        callers = [asyncio.create_task(cache.get("x", load)) for _ in range(2)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        gate.set_result(None)
        self.assertEqual({await caller for caller in callers}, {"x"})
        self.assertEqual(await cache.get("y", load), "y")
        self.assertEqual(load.await_args_list, [mock.call("x"), mock.call("y")])

    async def test_failure(self):
        cache = self.make()
        load = mock.AsyncMock(side_effect=RuntimeError("first"))
        with self.assertRaises(RuntimeError) as caught:
            await cache.get("x", load)
        self.assertEqual(str(caught.exception), "first")
        load.side_effect = None
        load.return_value = "second"
        self.assertEqual(await cache.get("x", load), "second")
