"""Write tests that a broken cache cannot pass.

Write unittest classes for a cache. The grader runs them on two good caches and ten broken ones, in any order:

    good cache    ✓ ✓ ✓ ✓ ✓ ✓     every test passes, in less than a second together
    broken cache  ✓ ✓ ✗           at least one test fails, for eight of the ten

What a cache promises, with `load` an async function of one argument, the key:
- `await cache.get(key, load)` gives the value of `await load(key)`, which is loaded once and kept;
- callers who ask for a key while it is being loaded share that load;
- different keys are loaded at the same time, and whoever waits leaves the event loop free;
- a failed load reaches its caller and is not kept: the next `get` loads again. Whether others who waited
  for that load get its error or load for themselves is left open;
- when a caller is cancelled, others who wait get a value; a second load is allowed then.

Before each run the grader puts a cache class under the name `Cache` of each TestCase class in this file, so
a test makes its cache with `self.Cache()`. A run that is not over after 5 s is ended and counts as failed.

What is looked at: the outcome for each cache; that no test is skipped; how long the tests take, where a
sleep counts in full. In this folder, `python -m unittest ex09_test_your_async` runs them on `GoodCache`.
Done when the good caches pass and at least eight of the ten broken ones do not.
Read: https://docs.python.org/3/library/unittest.html#unittest.IsolatedAsyncioTestCase
"""

import asyncio
import unittest
from collections import defaultdict
from collections.abc import Callable, Coroutine
from typing import Any

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


class CacheTests(unittest.IsolatedAsyncioTestCase):
    """Tests of whatever cache stands under the name `Cache`."""

    Cache: type[Any] = GoodCache

    async def test_a_value_is_loaded_once(self) -> None:
        """Whoever asks later gets the value without another load."""
        # TODO: make a cache with self.Cache(), ask twice, and compare the values and the number of loads
        raise NotImplementedError

    # TODO: one test for each other promise above; think of how each could be broken
