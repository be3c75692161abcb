"""Random programs take exactly the time that a model predicts."""

from __future__ import annotations

import asyncio
import heapq
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.grader.clock.conftest import Runner

UNIT = 1 / 64  # a power of two: sums of units are exact


def _pooled(lengths: list[int], workers: int) -> int:
    free = [0] * workers
    for length in lengths:
        heapq.heappush(free, heapq.heappop(free) + length)
    return max(free)


class _Program:
    """One random program of coroutines, pool jobs and plain threads, and its duration in units."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - reproducible on purpose
        self.workers = self.random.randint(1, 4)
        self.jobs = self._lengths(8)
        self.naps = [self._lengths(3) for _ in range(self.random.randint(0, 4))]
        self.threads = [self._lengths(3) for _ in range(self.random.randint(0, 3))]

    def _lengths(self, most: int) -> list[int]:
        return [self.random.randint(1, 64) for _ in range(self.random.randint(1, most))]

    def predicted(self) -> float:
        ends = [_pooled(self.jobs, self.workers), *(sum(naps) for naps in (*self.naps, *self.threads))]
        return max(ends) * UNIT

    async def main(self) -> None:
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(self.workers) as pool:
            jobs = [loop.run_in_executor(pool, time.sleep, length * UNIT) for length in self.jobs]
            naps = [self._nap(lengths) for lengths in self.naps]
            threads = [self._thread(lengths) for lengths in self.threads]
            await asyncio.gather(*jobs, *naps, *threads)

    async def _nap(self, lengths: list[int]) -> None:
        for length in lengths:
            await asyncio.sleep(length * UNIT)

    async def _thread(self, lengths: list[int]) -> None:
        loop, ended = asyncio.get_running_loop(), asyncio.Event()

        def work() -> None:
            for length in lengths:
                time.sleep(length * UNIT)
            loop.call_soon_threadsafe(ended.set)

        threading.Thread(target=work).start()
        await ended.wait()


@pytest.mark.parametrize("block", range(10))
def test_random_programs_match_the_model(run: Runner, block: int) -> None:
    """Twenty random programs of sleeps in coroutines, pools and threads end at the predicted instant."""
    for seed in range(block * 20, block * 20 + 20):
        program = _Program(seed)
        done = run(program.main)
        assert done.error is None
        assert done.seconds == program.predicted(), f"seed {seed}"
