"""Timers on the kata clock are exact and cost no real time."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import pytest

from grader.child.clock import seats
from grader.child.clock.install import kata_clock, real_clock
from grader.child.clock.loop import SPIN, KataLoop
from grader.child.clock.times import learner_time

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from grader.child.clock.observer import Observer
    from tests.grader.clock.conftest import Notes, Runner


def test_a_delivery_on_the_thread_of_the_loop(run: Runner) -> None:
    """What is delivered while the loop's own thread moves the clock is seen, although nobody rouses it."""

    async def main() -> str:
        future, seat = asyncio.get_running_loop().create_future(), seats.here()
        assert seat is not None
        seat.clock.deliver(0.1, lambda: future.set_result("there"))
        async with asyncio.timeout(0.1):  # it is in time at the very instant, too
            (told,) = await asyncio.shield(asyncio.gather(future))  # which takes a few turns
            return str(told)

    done = run(main)
    assert (done.value, done.notes.deadlocks) == ("there", 0)
    assert done.seconds == pytest.approx(0.1)


def test_sequential_sleeps_add_up_exactly(run: Runner) -> None:
    """Three sleeps of a second in a row end at exactly three seconds, in debug mode too."""

    async def main() -> None:
        for _ in range(3):
            await asyncio.sleep(1)

    assert run(main).seconds == 3.0
    assert run(main, debug=True).seconds == 3.0


def test_sleeps_together_take_the_longest(run: Runner) -> None:
    """Sleeps that overlap end with the longest, to the last digit."""

    async def main() -> None:
        await asyncio.gather(asyncio.sleep(0.1), asyncio.sleep(0.2))

    assert run(main).seconds == 0.2


def test_waits_cost_no_real_time(run: Runner) -> None:
    """An hour on the kata clock takes far less than an hour's thousandth."""

    async def main() -> None:
        await asyncio.sleep(3600)

    done = run(main)
    assert done.seconds == 3600
    assert done.real < done.seconds / 1000


@pytest.mark.parametrize("seconds", [86_400.0, 3e7, 1e12])
def test_far_timers_fire(run: Runner, seconds: float) -> None:
    """A timer so far away that floats are wider apart than the resolution still fires."""

    async def main() -> None:
        await asyncio.sleep(0.1)
        await asyncio.sleep(seconds)

    assert run(main).seconds == pytest.approx(seconds + 0.1)


def test_timeouts_are_exact(run: Runner) -> None:
    """asyncio.timeout and wait_for end exactly when they say."""

    async def main() -> list[float]:
        loop, times = asyncio.get_running_loop(), []
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.sleep(10), 1.5)
        times.append(loop.time())
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.5):
                await asyncio.Event().wait()
        times.append(loop.time())
        return times

    assert run(main).value == [1.5, 2.0]


def test_timers_fire_in_their_order(run: Runner) -> None:
    """Callbacks come in the order of their times, each at its time."""

    async def main() -> list[tuple[float, float]]:
        loop, seen = asyncio.get_running_loop(), list[tuple[float, float]]()
        for when in (0.3, 0.1, 0.2):
            loop.call_at(when, lambda when=when: seen.append((when, loop.time())))  # type: ignore[misc] # binds
        await asyncio.sleep(1)
        return seen

    assert run(main).value == [(0.1, 0.1), (0.2, 0.2), (0.3, 0.3)]


def test_runs_share_the_clock(notes: Notes) -> None:
    """asyncio.run, Runner and new_event_loop all go on where the clock is."""
    with kata_clock(notes) as clock:
        asyncio.run(asyncio.sleep(1))
        with asyncio.Runner() as runner:
            runner.run(asyncio.sleep(1))
            runner.run(asyncio.sleep(1))
            assert isinstance(runner.get_loop(), KataLoop)
        loop = asyncio.new_event_loop()
        loop.run_until_complete(asyncio.sleep(1))
        loop.close()
        assert clock.now() == 4.0


def test_loop_made_before_joins(notes: Notes) -> None:
    """A loop of the grader's kind that was made before the clock takes part once it runs."""
    loop = KataLoop()
    loop.run_until_complete(asyncio.sleep(0))
    with kata_clock(notes) as clock:
        loop.run_until_complete(asyncio.sleep(60))
        assert clock.now() == 60.0
    loop.close()


def test_sleep_on_the_loop_holds_everyone(run: Runner) -> None:
    """time.sleep on the loop's thread takes its time from all, wastes none, and is reported."""

    async def main() -> list[float]:
        loop = asyncio.get_running_loop()
        beat = asyncio.create_task(asyncio.sleep(0.5))
        await asyncio.sleep(0)
        time.sleep(2)  # noqa: ASYNC251 - the mistake under test
        times = [loop.time()]
        await beat
        return [*times, loop.time()]

    done = run(main)
    assert done.value == [2.0, 2.0]
    assert done.notes.sleeps == [2]
    assert done.real < 1


def test_sleep_without_a_loop_advances(notes: Notes) -> None:
    """A blocking program outside asyncio takes its time on the clock, and nobody is accused."""
    with kata_clock(notes) as clock:
        time.sleep(3)
        time.sleep(0)
        assert clock.now() == 3.0
        with pytest.raises(ValueError, match="non-negative"):
            time.sleep(-1)
    assert notes.sleeps == []


def test_learner_time_follows(notes: Notes) -> None:
    """The learner's module `time` counts kata seconds, whatever its function."""

    async def main() -> list[float]:
        start = (learner.monotonic(), learner.perf_counter(), learner.time(), learner.monotonic_ns())
        await asyncio.sleep(2)
        end = (learner.monotonic(), learner.perf_counter(), learner.time(), learner.monotonic_ns())
        return [after - before for before, after in zip(start, end, strict=True)]

    with kata_clock(notes) as clock:
        learner = learner_time(clock)
        assert asyncio.run(main()) == pytest.approx([2, 2, 2, 2e9])
        learner.sleep(1)
        assert clock.now() == 3.0
        assert learner.process_time is time.process_time


def test_busy_wait_on_learner_time_ends(notes: Notes) -> None:
    """A loop that only looks at the clock burns CPU, which moves the clock."""

    async def main() -> None:
        end = learner.monotonic() + 0.05
        while learner.monotonic() < end:
            pass

    with kata_clock(notes) as clock:
        learner = learner_time(clock)
        asyncio.run(main())
        assert clock.now() >= 0.05
        end = learner.time() + 0.05
        while learner.time() < end:
            pass
        assert clock.now() >= 0.1


def test_cpu_is_charged_and_small_steps_are_free(run: Runner) -> None:
    """A long computation costs its CPU; many short steps cost nothing."""

    async def burn() -> None:
        start = time.thread_time()
        while time.thread_time() - start < 0.1:
            pass

    async def steps() -> None:
        for _ in range(300):
            await asyncio.sleep(0)
        await asyncio.sleep(1)

    assert 0.1 <= run(burn).seconds < 0.2
    assert run(steps).seconds == 1.0


def test_a_wait_that_a_rounding_cuts_short_is_not_spinning(run: Runner) -> None:
    """Who wakes a rounding early, and yields until the span is over, sees the clock move."""

    async def asks_what_is_left() -> float:
        loop = asyncio.get_running_loop()
        await asyncio.sleep(0.27)
        before = loop.time()
        await asyncio.sleep(0.1)
        while loop.time() - before < 0.1:  # noqa: ASYNC110  # what learners write
            await asyncio.sleep(0.1 - (loop.time() - before))  # more than nothing, and less than a rounding
        return loop.time()

    async def asks_until_when() -> float:
        loop = asyncio.get_running_loop()
        await asyncio.sleep(0.27)
        before = loop.time()
        await asyncio.sleep(0.1)
        while loop.time() - before < 0.1:  # noqa: ASYNC110  # what learners write; 0.37 - 0.27 is less than 0.1
            await asyncio.sleep(before + 0.1 - loop.time())
        return loop.time()

    for main in (asks_what_is_left, asks_until_when):
        ran = run(main)
        assert ran.value == pytest.approx(0.37, abs=1e-5)
        assert ran.notes.spins == []


def test_task_factory_of_others_works(run: Runner) -> None:
    """A task factory that somebody sets is used as on any loop."""
    made: list[str] = []

    async def main() -> None:
        loop = asyncio.get_running_loop()

        def factory(loop, coro, **kwargs):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN003, ANN202 - as asyncio calls it
            made.append(coro.__name__)
            return asyncio.Task(coro, loop=loop, **kwargs)

        loop.set_task_factory(factory)
        await asyncio.create_task(asyncio.sleep(1))

    assert run(main).seconds == 1.0
    assert made[0] == "sleep"


def test_real_clock_is_real(notes: Notes) -> None:
    """The real clock has the same surface and takes real time."""
    before = time.sleep
    with real_clock(notes) as clock:
        began = time.monotonic()

        async def main() -> None:
            await asyncio.sleep(0.02)
            time.sleep(0.01)  # noqa: ASYNC251 - the mistake under test

        asyncio.run(main())
        assert not isinstance(asyncio.new_event_loop(), KataLoop)
        assert 0.03 <= clock.now() <= time.monotonic() - began + 0.01
        assert learner_time(clock).monotonic() >= 0.03
    assert notes.sleeps == [0.01]
    assert time.sleep is before


@pytest.mark.parametrize(("turns", "spins"), [(SPIN + 10, 1), (SPIN // 2, 0)])
def test_a_spin_is_seen_on_the_real_clock(notes: Notes, turns: int, spins: int) -> None:
    """A loop that only yields, turn after turn, is told of once; one that waits in between is not."""

    async def main() -> None:
        for _ in range(2):
            for _ in range(turns // 2):
                await asyncio.sleep(0)
            if not spins:
                await asyncio.sleep(0.001)

    with real_clock(notes):
        asyncio.run(main())
    assert len(notes.spins) == spins


class Intruder:
    """A callback during whose inspection another thread, so to speak, adds to what is ready."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.looked = 0

    def __call__(self) -> None:
        """Do nothing."""

    @property
    def __name__(self) -> str:
        """Add to the loop."""
        self.looked += 1
        self.loop.call_soon(int)
        return "__step"


@pytest.mark.parametrize("clock", [kata_clock, real_clock])
def test_other_threads_may_add_while_turns_are_counted(
    clock: Callable[[Observer], AbstractContextManager[object]], notes: Notes
) -> None:
    """What is ready may grow in the middle of the look at it, as when another thread hands over a result."""

    async def main() -> int:
        loop = asyncio.get_running_loop()
        intruder = Intruder(loop)
        loop.call_soon(intruder)
        loop.call_soon(int)
        await asyncio.sleep(0)
        await asyncio.sleep(0.01)
        return intruder.looked

    with clock(notes):
        assert asyncio.run(main()) > 0
