# IsolatedAsyncioTestCase: when each test should have a loop of its own
"""Write tests that a broken cache cannot pass."""

import asyncio
import unittest
from collections import defaultdict
from collections.abc import Callable, Coroutine
from typing import Any
from unittest.mock import AsyncMock

Load = Callable[[str], Coroutine[Any, Any, object]]


class GoodCache:
    """A cache that keeps its promises."""

    def __init__(self) -> None:
        self._values: dict[str, object] = {}
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def get(self, key: str, load: Load) -> object:
        """Give the value of a key."""
        async with self._locks[key]:
            if key not in self._values:
                self._values[key] = await load(key)
            return self._values[key]


class SlowLoad:
    """A load that waits until the test lets it go on, and counts its calls by key."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.begun = asyncio.Semaphore(0)
        self.go = asyncio.Event()

    async def __call__(self, key: str) -> str:
        """Give a value that names the key."""
        self.calls.append(key)
        self.begun.release()
        await self.go.wait()
        return f"value of {key}"


class CacheTests(unittest.IsolatedAsyncioTestCase):
    """Tests of whatever cache stands under the name `Cache`."""

    Cache: type[Any] = GoodCache

    def setUp(self) -> None:
        """Begin with an empty cache."""
        self.cache = self.Cache()

    async def started(self, load: SlowLoad, number: int) -> None:
        """Wait until that many loads have begun."""
        async with asyncio.timeout(0.1):
            for _ in range(number):
                await load.begun.acquire()

    async def test_each_key_has_its_value_loaded_once(self) -> None:
        """Whoever asks later gets the value without another load."""
        load = AsyncMock(side_effect=str.upper)
        for key in ("a", "b", "a", "b"):
            self.assertEqual(await self.cache.get(key, load), key.upper())
        self.assertEqual([call.args for call in load.await_args_list], [("a",), ("b",)])

    async def test_callers_share_a_load(self) -> None:
        """Who asks during a load gets its value."""
        load = SlowLoad()
        callers = [asyncio.create_task(self.cache.get("a", load)) for _ in range(3)]
        await self.started(load, 1)
        load.go.set()
        self.assertEqual(await asyncio.gather(*callers), ["value of a"] * 3)
        self.assertEqual(load.calls, ["a"])

    async def test_keys_do_not_wait_for_each_other(self) -> None:
        """The load of one key begins while another one is loaded."""
        load = SlowLoad()
        callers = [asyncio.create_task(self.cache.get(key, load)) for key in ("a", "b")]
        await self.started(load, 2)
        load.go.set()
        self.assertEqual(await asyncio.gather(*callers), ["value of a", "value of b"])

    async def test_a_failure_is_not_kept(self) -> None:
        """The error reaches the caller, and the next one loads again."""
        load = AsyncMock(side_effect=[OSError("down"), "value"])
        with self.assertRaises(OSError):
            await self.cache.get("a", load)
        self.assertEqual(await self.cache.get("a", load), "value")

    async def test_one_caller_is_cancelled(self) -> None:
        """The others get a value, whoever of them is cancelled."""
        for victim in (0, 1):
            with self.subTest(victim=victim):
                cache, load = self.Cache(), SlowLoad()
                callers = [asyncio.create_task(cache.get("a", load)) for _ in range(3)]
                await self.started(load, 1)
                callers.pop(victim).cancel()
                load.go.set()
                self.assertEqual(await asyncio.gather(*callers), ["value of a"] * 2)
