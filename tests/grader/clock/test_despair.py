"""A program that can never go on is reported at once; one that spins is found."""

from __future__ import annotations

import asyncio
import queue
import threading
import time
from typing import TYPE_CHECKING

import pytest

from grader.child.clock.install import kata_clock
from grader.child.clock.kata import Deadlock

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.grader.clock.conftest import Notes, Runner


async def _lock_twice() -> None:
    lock = asyncio.Lock()
    async with lock, lock:
        pass


async def _empty_queue() -> None:
    await asyncio.sleep(1)
    await asyncio.Queue[int]().get()


async def _each_other() -> None:
    tasks: list[asyncio.Task[None]] = []

    async def wait_for(index: int) -> None:
        await asyncio.sleep(0)
        await asyncio.shield(tasks[index])

    tasks.extend(asyncio.create_task(wait_for(index)) for index in (1, 0))
    await asyncio.wait(tasks)


async def _idle_pool() -> None:
    await asyncio.to_thread(time.sleep, 1)
    await asyncio.Event().wait()


async def _blocking_result_on_the_loop() -> None:
    loop = asyncio.get_running_loop()
    asyncio.run_coroutine_threadsafe(asyncio.sleep(1), loop).result()


async def _blocking_queue_on_the_loop() -> None:
    queue.Queue[int]().get()


async def _refuses_to_end() -> None:
    while True:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            continue


@pytest.mark.parametrize(
    "program",
    [
        _lock_twice, _empty_queue, _each_other, _idle_pool, _blocking_result_on_the_loop,
        _blocking_queue_on_the_loop, _refuses_to_end,
    ],
)  # fmt: skip
def test_deadlock_is_reported(run: Runner, program: Callable[[], Awaitable[object]]) -> None:
    """Nothing ready, nothing scheduled and nobody alive ends the run with Deadlock, and never hangs."""
    done = run(program)
    assert isinstance(done.error, Deadlock)
    assert done.notes.deadlocks >= 1
    assert done.real < 1


def test_deadlock_tears_down(run: Runner) -> None:
    """After a deadlock the tasks are cancelled and clean up as after any error."""
    cleaned: list[float] = []

    async def main() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(1)
            cleaned.append(asyncio.get_running_loop().time())

    assert isinstance(run(main).error, Deadlock)
    assert cleaned == [1.0]


def test_nested_run_is_an_ordinary_error(run: Runner) -> None:
    """asyncio.run inside a running loop fails as asyncio says, and the clock goes on."""

    async def main() -> None:
        inner = asyncio.sleep(1)
        try:
            with pytest.raises(RuntimeError, match="cannot be called"):
                asyncio.run(inner)
        finally:
            inner.close()
        await asyncio.sleep(1)

    done = run(main)
    assert (done.error, done.seconds) == (None, 1.0)


def test_nested_run_in_a_thread_shares_the_clock(run: Runner) -> None:
    """A loop in a worker thread runs on the same clock."""

    async def main() -> None:
        await asyncio.gather(asyncio.to_thread(asyncio.run, asyncio.sleep(2)), asyncio.sleep(1))

    assert run(main).seconds == 2.0


def test_join_of_a_stuck_thread_is_a_deadlock(notes: Notes) -> None:
    """Threads alone can be stuck as well: the one that waits for them is told."""
    stop = threading.Event()
    with kata_clock(notes):
        thread = threading.Thread(target=stop.wait, daemon=True)
        thread.start()
        with pytest.raises(Deadlock):
            thread.join()
        stop.set()
        thread.join()


def test_spin_ends_when_its_timer_fires(run: Runner) -> None:
    """A loop that only yields is reported once; its turns cost time, so what it waits for comes."""

    async def main() -> None:
        done: list[int] = []
        asyncio.get_running_loop().call_later(0.5, done.append, 1)
        while not done:  # noqa: ASYNC110 - the mistake under test
            await asyncio.sleep(0)

    done = run(main)
    assert done.error is None
    assert 0.5 <= done.seconds < 0.5002
    assert done.notes.spins == [1001]


def test_spin_on_a_thread_ends(run: Runner) -> None:
    """A loop that yields until a thread is done ends at the thread's time."""

    async def main() -> None:
        job = asyncio.get_running_loop().run_in_executor(None, time.sleep, 0.2)
        while not job.done():  # noqa: ASYNC110 - the mistake under test
            await asyncio.sleep(0)

    done = run(main)
    assert done.error is None
    assert 0.2 <= done.seconds < 0.3


def test_honest_work_is_no_spin(run: Runner) -> None:
    """Thousands of turns in which tasks wake each other cost nothing and are no spin."""

    async def main() -> int:
        line: asyncio.Queue[int] = asyncio.Queue(1)

        async def produce() -> None:
            for number in range(5000):
                await line.put(number)

        task = asyncio.create_task(produce())
        total = 0
        for _ in range(5000):
            total += await line.get()
        await task
        await asyncio.sleep(1)
        return total

    done = run(main)
    assert done.notes.spins == []
    assert done.seconds == 1.0


def test_yielding_costs_little(run: Runner) -> None:
    """A thousand turns that only yield are free; each further one costs 50 microseconds, run after run."""

    async def main() -> None:
        for _ in range(3000):
            await asyncio.sleep(0)

    assert run(main).seconds == pytest.approx(0.1, abs=0.001)
    assert run(main).seconds == run(main).seconds


def test_polling_the_time_ends(run: Runner) -> None:
    """A loop that yields until the clock says so ends, with no timer anywhere."""

    async def main() -> None:
        loop = asyncio.get_running_loop()
        while loop.time() < 0.5:  # noqa: ASYNC110 - the mistake under test
            await asyncio.sleep(0)

    done = run(main)
    assert done.seconds == pytest.approx(0.5, abs=0.001)
    assert done.notes.spins == [1001]
