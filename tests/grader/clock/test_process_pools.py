"""Jobs of process pools take their CPU and their sleep, on a virtual worker each."""

from __future__ import annotations

import asyncio
import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.grader.clock import jobs

if TYPE_CHECKING:
    from tests.grader.clock.conftest import Runner

# Pools that fork beside threads are what the tests are about.
pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")


def test_jobs_queue_for_workers(run: Runner) -> None:
    """Five jobs of a tenth of a second on two workers take three tenths, whatever else the machine does."""

    async def main() -> tuple[int, float]:
        loop = asyncio.get_running_loop()
        with ProcessPoolExecutor(2) as pool:
            calls = [loop.run_in_executor(pool, jobs.nap, 0.1) for _ in range(5)]
            ids = await asyncio.gather(*calls)
            return len(set(ids)), loop.time()

    done = run(main)
    assert done.value == (2, pytest.approx(0.3))
    assert done.seconds == pytest.approx(0.3)


def test_cpu_of_jobs_overlaps(run: Runner) -> None:
    """Two computations on two workers cost one computation's CPU; timers beside them keep their place."""

    async def main() -> tuple[list[str], float]:
        loop, order = asyncio.get_running_loop(), list[str]()
        loop.call_later(0.05, order.append, "timer")
        with ProcessPoolExecutor(2) as pool:
            await asyncio.gather(*(loop.run_in_executor(pool, jobs.burn, 0.15) for _ in range(2)))
            order.append("jobs")
            return order, loop.time()

    order, seconds = run(main).value
    assert order == ["timer", "jobs"]
    assert 0.15 <= seconds < 0.28


def test_map_in_a_thread(run: Runner) -> None:
    """pool.map inside a thread is the same to the clock."""

    def work() -> None:
        with ProcessPoolExecutor(2) as pool:
            list(pool.map(jobs.nap, [0.1] * 4))

    async def main() -> None:
        await asyncio.gather(asyncio.to_thread(work), asyncio.sleep(0.1))

    assert 0.2 <= run(main).seconds < 0.28  # the CPU of starting a pool in a thread of its own counts


def test_leaving_the_pool_waits_for_the_jobs(run: Runner) -> None:
    """Leaving `with` holds until the last job is done, and then every future is."""

    async def main() -> bool:
        with ProcessPoolExecutor(1) as pool:
            job = pool.submit(jobs.nap, 0.1)
        return job.done()

    done = run(main)
    assert done.value is True
    assert done.seconds == pytest.approx(0.1)


def test_errors_and_cancellation(run: Runner) -> None:
    """A job's exception keeps its type; jobs that never began can be cancelled."""

    async def main() -> list[bool]:
        loop = asyncio.get_running_loop()
        pool = ProcessPoolExecutor(1)
        with pytest.raises(KeyError):
            await loop.run_in_executor(pool, jobs.fail)
        calls = [pool.submit(jobs.nap, 0.05) for _ in range(6)]
        await asyncio.to_thread(pool.shutdown, cancel_futures=True)
        assert calls[-1].cancelled()
        return [call.done() for call in calls]

    done = run(main)
    assert done.error is None
    assert done.value == [True] * 6


def test_children_see_no_patches(run: Runner) -> None:
    """A forked worker has the real threads, waits and sleeps."""

    async def main() -> object:
        with ProcessPoolExecutor(1) as pool:
            return await asyncio.get_running_loop().run_in_executor(pool, jobs.patched)

    assert run(main).value == ["threading", "threading"]


def test_other_processes_run_at_real_rate(run: Runner) -> None:
    """A process of the program's own is unknown to the clock: timers never overtake it."""

    async def main() -> float:
        process = multiprocessing.Process(target=time.sleep, args=(0.15,))
        process.start()
        await asyncio.to_thread(process.join)
        return asyncio.get_running_loop().time()

    done = run(main)
    assert done.value <= done.real + 0.02
    assert done.value >= 0.1
