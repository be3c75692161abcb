"""Threads, pools and queues take part in the kata clock."""

from __future__ import annotations

import asyncio
import concurrent.futures
import hashlib
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from grader.child.clock.install import kata_clock

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.grader.clock.conftest import Notes, Runner


async def _to_thread() -> None:
    await asyncio.gather(*(asyncio.to_thread(time.sleep, 1) for _ in range(4)))


async def _one_after_another() -> None:
    for _ in range(3):
        await asyncio.to_thread(time.sleep, 1)


async def _queued() -> None:
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(3) as pool:
        await asyncio.gather(*(loop.run_in_executor(pool, time.sleep, 1) for _ in range(7)))


async def _small_default() -> None:
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(2))
    await asyncio.gather(*(asyncio.to_thread(time.sleep, 0.5) for _ in range(4)))


async def _wrapped() -> None:
    with ThreadPoolExecutor(5) as pool:
        await asyncio.gather(*(asyncio.wrap_future(pool.submit(time.sleep, 1)) for _ in range(5)))


async def _map_in_thread() -> None:
    def work() -> None:
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(time.sleep, [1, 1, 1, 1]))

    await asyncio.gather(asyncio.to_thread(work), asyncio.sleep(1.5))


async def _map_on_the_loop() -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(time.sleep, [1, 1, 1, 1]))


async def _beside_timers() -> None:
    await asyncio.gather(asyncio.to_thread(time.sleep, 1), asyncio.sleep(3), asyncio.to_thread(time.sleep, 2))


async def _as_completed() -> None:
    def work() -> None:
        with ThreadPoolExecutor(3) as pool:
            jobs = [pool.submit(time.sleep, seconds) for seconds in (3, 1, 2)]
            for _ in concurrent.futures.as_completed(jobs, timeout=10):
                time.sleep(0.5)

    await asyncio.to_thread(work)


@pytest.mark.parametrize(
    ("program", "seconds"),
    [
        (_to_thread, 1.0), (_one_after_another, 3.0), (_queued, 3.0), (_small_default, 1.0), (_wrapped, 1.0),
        (_map_in_thread, 2.0), (_map_on_the_loop, 1.0), (_beside_timers, 3.0), (_as_completed, 3.5),
    ],
)  # fmt: skip
def test_sleeps_in_threads_are_exact(
    run: Runner, program: Callable[[], Awaitable[object]], seconds: float
) -> None:
    """Sleeps in threads overlap, queue and end exactly as on an idle machine, at no real cost."""
    done = run(program)
    assert done.error is None
    assert done.seconds == seconds
    assert done.real < seconds


def test_timeout_around_a_thread(run: Runner) -> None:
    """wait_for gives up on a thread in time; the run then waits for the thread, as asyncio does."""

    async def main() -> float:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.to_thread(time.sleep, 5), 1)
        return asyncio.get_running_loop().time()

    done = run(main)
    assert (done.value, done.seconds) == (1.0, 5.0)


def test_result_at_the_instant_of_the_timeout_wins(run: Runner) -> None:
    """A thread that ends at the very time of the timeout is in time, every time."""

    def work() -> str:
        time.sleep(1)
        return "done"

    async def main() -> str:
        return await asyncio.wait_for(asyncio.to_thread(work), 1)

    assert {run(main).value for _ in range(10)} == {"done"}


def test_plain_thread_calls_back(run: Runner) -> None:
    """A thread of the program's own delivers at its time, never overtaken by a later timer."""

    async def main() -> float:
        loop, ready = asyncio.get_running_loop(), asyncio.Event()

        def work() -> None:
            time.sleep(1)
            loop.call_soon_threadsafe(ready.set)

        threading.Thread(target=work).start()
        async with asyncio.timeout(1.001):
            await ready.wait()
        return loop.time()

    for _ in range(10):
        assert run(main).value == 1.0


def test_threads_wait_for_the_loop(run: Runner) -> None:
    """A thread that waits for a coroutine's result waits on the same clock."""

    async def main() -> object:
        loop = asyncio.get_running_loop()

        def work() -> str:
            return asyncio.run_coroutine_threadsafe(asyncio.sleep(1, "done"), loop).result()

        return await asyncio.to_thread(work)

    done = run(main)
    assert (done.value, done.seconds) == ("done", 1.0)


def test_events_conditions_and_joins_wait_on_the_clock(run: Runner) -> None:
    """Waits between threads, with and without timeouts, take kata seconds."""

    def work() -> list[object]:
        event, begin = threading.Event(), time.monotonic()
        other = threading.Thread(target=lambda: [time.sleep(2), event.set()])  # type: ignore[func-returns-value] # in turn
        other.start()
        seen = [event.wait(0.5), event.wait(5)]
        other.join()
        sleeper = threading.Thread(target=time.sleep, args=(3,))
        sleeper.start()
        sleeper.join(1)
        seen.append(sleeper.is_alive())
        sleeper.join()
        return [*seen, threading.Semaphore(0).acquire(timeout=1), time.monotonic() - begin < 1]

    async def main() -> object:
        return await asyncio.to_thread(work)

    done = run(main)
    assert done.value == [False, True, True, False, True]
    assert done.seconds == 6.0


@pytest.mark.parametrize("kind", ["Queue", "SimpleQueue", "LifoQueue"])
def test_queues_between_threads(run: Runner, kind: str) -> None:
    """A getter waits on the clock for what another thread puts, and its timeout is on the clock too."""

    def work() -> list[object]:
        line = getattr(queue, kind)()

        def feed() -> None:
            for item in "ab":
                time.sleep(1)
                line.put(item)

        threading.Thread(target=feed).start()
        got = [line.get(), line.get(timeout=3)]
        with pytest.raises(queue.Empty):
            line.get(timeout=2)
        with pytest.raises(queue.Empty):
            line.get_nowait()
        return got

    async def main() -> object:
        return await asyncio.to_thread(work)

    done = run(main)
    assert done.value == ["a", "b"]
    assert done.seconds == 4.0


def _get_all(line: queue.SimpleQueue[int | None], got: list[int]) -> None:
    while (item := line.get()) is not None:
        got.append(item)


def _put_hundred(line: queue.SimpleQueue[int | None], base: int) -> None:
    for number in range(100):
        line.put(base + number)
        if number % 20 == 0:
            time.sleep(0.25)


def test_many_getters_lose_nothing(run: Runner) -> None:
    """Every item of a queue with several getters and putters arrives once."""

    async def main() -> list[int]:
        line: queue.SimpleQueue[int | None] = queue.SimpleQueue()
        got: list[int] = []
        getters = [asyncio.to_thread(_get_all, line, got) for _ in range(4)]
        collecting = asyncio.gather(*getters)
        with ThreadPoolExecutor(3) as pool:
            for base in (0, 1000, 2000):
                pool.submit(_put_hundred, line, base)
        for _ in getters:
            line.put(None)
        await collecting
        return got

    done = run(main)
    assert len(done.value) == len(set(done.value)) == 300
    assert done.seconds == 1.25


def test_cancelled_jobs_of_a_pool(run: Runner) -> None:
    """Jobs that shutdown cancels never run; the one that runs is waited for."""

    async def main() -> list[bool]:
        pool = ThreadPoolExecutor(1)
        jobs = [pool.submit(time.sleep, 1) for _ in range(4)]
        await asyncio.sleep(0.5)
        pool.shutdown(cancel_futures=True)
        return [job.cancelled() for job in jobs]

    done = run(main)
    assert done.value == [False, True, True, True]
    assert done.seconds == 1.0


def test_pool_made_before_the_clock_is_slow_and_right(notes: Notes) -> None:
    """Workers that began before the clock are unknown: results arrive, and nothing hangs."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(int).result()

        async def main() -> int:
            return await asyncio.get_running_loop().run_in_executor(pool, lambda: 7)

        with kata_clock(notes):
            task = asyncio.new_event_loop()
            ticker = task.create_task(asyncio.sleep(0.5))
            assert task.run_until_complete(main()) == 7
            task.run_until_complete(ticker)
            task.close()


def test_cpu_in_a_thread_is_charged_and_freezes_the_rest(run: Runner) -> None:
    """Timers do not overtake a computation in a thread; its CPU moves the clock."""

    def burn() -> None:
        start = time.thread_time()
        while time.thread_time() - start < 0.15:
            pass

    async def main() -> tuple[float, float]:
        loop = asyncio.get_running_loop()
        job = asyncio.create_task(asyncio.to_thread(burn))
        await asyncio.sleep(0.05)
        tick, early = loop.time(), job.done()
        await job
        assert not early
        return tick, loop.time()

    tick, end = run(main).value
    assert 0.05 <= tick < 0.15 <= end < 0.3


def test_hashing_in_threads_never_costs_more_than_it_took(run: Runner) -> None:
    """Threads that burn CPU side by side are charged no more than the time that passed."""
    block = bytes(20_000_000)

    async def main() -> None:
        await asyncio.gather(*(asyncio.to_thread(hashlib.sha256, block) for _ in range(4)))

    done = run(main)
    assert done.seconds <= done.real


def test_unknown_blocking_call_lets_time_go_on(run: Runner) -> None:
    """A lock that nobody foresees does not stop the clock: a timeout beside it still fires."""
    lock = threading.Lock()
    lock.acquire()

    async def main() -> float:
        job = asyncio.create_task(asyncio.to_thread(lock.acquire))
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.shield(job), 0.1)
        at = asyncio.get_running_loop().time()
        lock.release()
        await job
        return at

    done = run(main)
    assert 0.1 <= done.value <= done.real + 0.02


def test_engine_threads_take_no_part(notes: Notes) -> None:
    """A thread marked as the engine's may sleep or wait really while the clock jumps."""
    stop = threading.Event()
    watchdog = threading.Thread(target=stop.wait)
    watchdog.kata_engine = True  # type: ignore[attr-defined] # the mark
    with kata_clock(notes) as clock:
        watchdog.start()
        asyncio.run(asyncio.sleep(5))
        assert clock.now() == 5.0
        stop.set()
        watchdog.join()


def test_contextvars_and_results_survive(run: Runner) -> None:
    """Errors and results of threads reach the loop as always."""

    async def main() -> list[object]:
        return list(
            await asyncio.gather(
                asyncio.to_thread(int, "7"), asyncio.to_thread(int, "x"), return_exceptions=True
            )
        )

    value = run(main).value
    assert value[0] == 7
    assert isinstance(value[1], ValueError)
