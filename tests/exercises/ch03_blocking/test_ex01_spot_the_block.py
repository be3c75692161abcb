"""poll: one call at once, then one after each wait; the loop sleeps in between."""

import asyncio
import itertools

from grader.child.kit import BlockingService, Evidence, Finding, Kit, clean, free, overlap, value


@value
async def test_number_of_calls(kit: Kit) -> None:
    """poll gives the number of calls that it made until ready() was true."""
    number = kit.random.randint(3, 6)
    ready = true_at(kit, number)
    got = await kit.call("poll", ready, 0.1)
    kit.expect.equal(got, number)
    kit.expect.called(ready, number)


@value
async def test_ready_at_once(kit: Kit) -> None:
    """When the first ready() is true, poll returns 1 without a wait."""
    ready = true_at(kit, 1)
    got = await kit.call("poll", ready, 0.3)
    kit.expect.equal(got, 1)
    kit.expect.called(ready, 1)
    quick(kit, kit.elapsed, 0.15, f"There is nothing to wait for, but poll took {kit.elapsed:.2f} s.")


@value
def test_in_another_event_loop(kit: Kit) -> None:
    """poll waits in each event loop of a program, not in the first one alone."""
    for number in (3, 2):
        ready = true_at(kit, number)
        kit.expect.equal(asyncio.run(polled(kit, ready)), number)


@value
async def test_waits_between_the_calls(kit: Kit) -> None:
    """Between two calls lie `every` seconds; there is no wait before the first and none after the last."""
    every = round(kit.random.uniform(0.2, 0.4), 2)
    ready = true_at(kit, 4)
    await kit.call("poll", ready, every)
    kit.expect.called(ready, 4)
    starts = [call.start for call in ready.calls]
    for number, gap in enumerate((b - a for a, b in itertools.pairwise(starts)), start=1):
        message = f"Call {number + 1} came {gap:.2f} s after call {number}; it should be {every:.2f} s."
        kit.expect.that(gap >= 0.95 * every, message)
    first = starts[0] - kit.began
    quick(kit, first, every / 2, f"The first call came after {first:.2f} s; it should come at once.")
    after = kit.elapsed - (starts[-1] - kit.began)
    quick(
        kit, after, every / 2, f"After the last call poll went on for {after:.2f} s; it should end at once."
    )
    kit.expect.within(ideal=3 * every, wrong=4 * every)


@value
async def test_ready_is_called_on_the_loop(kit: Kit) -> None:
    """ready() is called by the thread of the event loop: it is quick, and needs no thread of its own."""
    ready = true_at(kit, 3)
    await kit.call("poll", ready, 0.1)
    elsewhere = next((call for call in ready.calls if not call.on_loop), None)
    if elsewhere:
        kit.expect.reject("wrong-result", "ready() was called in another thread.", elsewhere.place)


@free
async def test_other_tasks_go_on(kit: Kit) -> None:
    """While poll waits, other tasks run."""
    ready = true_at(kit, 3)
    beats = 0  # of a task beside it

    async def beat() -> None:
        nonlocal beats
        while True:
            await asyncio.sleep(0.05)
            beats += 1

    heart = kit.start(beat())
    await kit.call("poll", ready, 0.5)
    heart.cancel()
    # A loop that is held leaves its evidence with the line; here only the effect is looked at.
    message = (
        f"In {kit.elapsed:.2f} s a task that wakes every 0.05 s had {beats} turns; it should have about 20."
    )
    kit.expect.that(beats >= 10, message)


@free
async def test_the_loop_rests(kit: Kit) -> None:
    """While poll waits, the loop sleeps; it is not woken again and again."""
    every = round(kit.random.uniform(0.7, 0.9), 2)
    ready = true_at(kit, 3)
    places = []

    async def look() -> None:
        await asyncio.sleep(every / 2)
        places.append(kit.waits_at())

    watcher = kit.start(look())
    with kit.turns() as turns:
        await kit.call("poll", ready, every)
    await watcher
    if turns.count > 40:
        message = f"In {kit.elapsed:.2f} s with two waits the loop was woken {turns.count} times."
        place = places[0] or kit.expect.where
        kit.expect.that(False, message, Finding(Evidence.SPUN, place, count=turns.count, text=message))


@overlap
async def test_two_polls_at_the_same_time(kit: Kit) -> None:
    """Two polls at the same time do not slow each other."""
    every = round(kit.random.uniform(0.3, 0.5), 2)
    one, other = true_at(kit, 4), true_at(kit, 3)
    got = await kit.together("poll", (one, every), (other, every + 0.1))
    kit.expect.equal(got, [4, 3])
    kit.expect.within(ideal=3 * every, wrong=3 * every + 2 * (every + 0.1))


@clean
async def test_cancelled_while_it_waits(kit: Kit) -> None:
    """A poll that is cancelled ends, and calls ready() no more."""
    ready = true_at(kit, 8)
    await kit.cancel_after(0.25, "poll", ready, 0.1)
    calls = len(ready.calls)
    await asyncio.sleep(1)
    message = f"ready() was called {len(ready.calls) - calls} more times after poll had been cancelled."
    kit.expect.that(len(ready.calls) == calls, message)


@clean
async def test_error_of_ready(kit: Kit) -> None:
    """An error of ready() reaches the caller."""
    # A TimeoutError among them: whoever waits by means of a deadline may take it for the deadline's own.
    for kind in (kit.random.choice([ConnectionError, LookupError, ArithmeticError]), TimeoutError):
        error = kind(kit.word())
        ready = true_at(kit, 2)
        failures = iter([None, error])
        ready.failure = lambda failures=failures: next(failures, None)
        with kit.expect.raises(error, ready):
            await kit.call("poll", ready, 0.1)


async def polled(kit: Kit, ready: BlockingService) -> object:
    """Give what poll gives, in whatever loop this runs."""
    return await kit.call("poll", ready, 0.1)


def quick(kit: Kit, seconds: float, limit: float, message: str) -> None:
    """Expect a short time; on the real clock a machine that stalls is forgiven."""
    finding = Finding(Evidence.SLOW, kit.expect.where, seconds=round(seconds, 6), limit=limit)
    kit.expect.that(seconds < limit, message, finding)


def true_at(kit: Kit, number: int) -> BlockingService:
    """Make a ready() that is true at its n-th call."""
    calls = iter(range(1, 1000))
    return kit.blocking_service("ready", delay=None, answer=lambda: next(calls) >= number)
