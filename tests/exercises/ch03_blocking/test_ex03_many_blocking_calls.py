"""run_all: fn(item) for each item in exactly `workers` threads, results in the order of the items."""

import asyncio
import gc
import os
import threading

from grader.child.kit import BlockingService, Evidence, Finding, Kit, clean, overlap, value

DEFAULT = min(32, (os.cpu_count() or 1) + 4)  # threads of the pool that comes with the loop
SLACK = 0.02  # seconds that may pass between the end of a call and the start of the next


@value
async def test_results_in_the_order_of_the_items(kit: Kit) -> None:
    """The results come in the order of the items, although the first call is the slowest."""
    items = kit.ids(6)
    fn = kit.blocking_service("fn", delay=dict(zip(items, kit.falling(6), strict=True)))
    got = await kit.hand_over("run_all", fn, items, 3)
    kit.expect.equal(got, [fn.answer(item) for item in items])
    kit.expect.called(fn, 6)


@value
async def test_an_item_that_occurs_twice(kit: Kit) -> None:
    """An item that occurs twice is worked on twice."""
    one, other = kit.names(2)
    fn = kit.blocking_service("fn")
    got = await kit.hand_over("run_all", fn, [one, other, one], 2)
    kit.expect.equal(got, [fn.answer(item) for item in (one, other, one)])
    kit.expect.called(fn, 2, key=one)


@value
async def test_no_items(kit: Kit) -> None:
    """Without items the result is an empty list, and fn is not called."""
    fn = kit.blocking_service("fn")
    kit.expect.equal(await kit.hand_over("run_all", fn, [], 4), [])
    kit.expect.called(fn, 0)


@overlap
async def test_more_threads_than_the_default_pool_has(kit: Kit) -> None:
    """All `workers` threads work at the same time, also when that is more than the default pool has."""
    workers = DEFAULT + kit.random.randint(4, 6)
    delay = round(kit.random.uniform(0.1, 0.15), 2)
    items = [f"{name}-{number}" for number, name in enumerate(kit.names(2) * workers)]
    fn = kit.blocking_service("fn", delay=delay)
    got = await kit.hand_over("run_all", fn, items, workers)
    expect_peak(kit, fn, workers)
    kit.expect.within(ideal=2 * delay, wrong=4 * delay)
    kit.expect.equal(got, [fn.answer(item) for item in items])


@overlap
async def test_few_threads(kit: Kit) -> None:
    """Never more than `workers` threads work at the same time, whatever number an earlier call was given."""
    few = kit.random.choice([n for n in (2, 3, 4) if DEFAULT not in {n, n + 2}])
    for workers in (few, few + 2, few):  # in one loop
        items = kit.ids(3 * workers)
        fn = kit.blocking_service("fn", delay=0.1)
        await kit.hand_over("run_all", fn, items, workers)
        expect_peak(kit, fn, workers)
        kit.expect.within(ideal=0.3, wrong=0.4)


@overlap
async def test_a_free_thread_takes_the_next_item(kit: Kit) -> None:
    """A thread that is free takes the next item; it does not wait for the others."""
    workers = kit.random.choice([3, 4])
    items = kit.ids(3 * workers)
    long, short = 0.4, 0.1
    fn = kit.blocking_service("fn", delay={item: long if item == items[0] else short for item in items})
    await kit.hand_over("run_all", fn, items, workers)
    expect_peak(kit, fn, workers)
    calls = sorted(fn.calls, key=lambda call: call.start)
    ends = sorted((call.end, call.label) for call in calls)
    for number, call in enumerate(calls[workers:]):
        ended, label = ends[number]
        if call.start > ended + SLACK:
            slowest = next(label for end, label in ends if end > ended and end <= call.start + SLACK)
            late = call.start - ended
            message = (
                f"A thread was free when {label} had ended, but {call.label} started {late:.2f} s later."
            )
            finding = Finding(Evidence.LATE_FOR_ALL, call.place, call.label, other=slowest)
            kit.expect.that(False, message, finding)


@clean
def test_no_thread_is_left(kit: Kit) -> None:
    """When asyncio.run has ended, no thread that was started here is alive."""
    fn = kit.blocking_service("fn")
    items = kit.ids(5)
    before = set(threading.enumerate())

    async def main() -> object:
        return await kit.hand_over("run_all", fn, items, 3)

    asyncio.run(main())
    gc.collect()  # a pool that nobody holds any more ends its threads
    started = [thread for thread in threading.enumerate() if thread not in before]
    for thread in started:
        thread.join(timeout=1)
    alive = sum(thread.is_alive() for thread in started)
    message = f"{alive} {'thread was' if alive == 1 else 'threads were'} alive after asyncio.run had ended."
    left = Finding(Evidence.RESOURCE_OPEN, kit.expect.where, "thread pool")
    kit.expect.that(not alive, message, left)


def expect_peak(kit: Kit, fn: BlockingService, workers: int) -> None:
    """Expect so many calls at the same time; the pool of the loop is known by the names of its threads."""
    in_default = [call for call in fn.calls if call.thread_name.startswith("asyncio_")]
    if in_default and fn.peak not in {1, workers}:
        message = (
            f"{fn.peak} threads of the loop's default pool worked at the same time, where {workers} were "
            f"asked for. On this machine that pool has {DEFAULT} threads."
        )
        kit.expect.reject("thread-limits", message, in_default[0].place)
    if 1 < fn.peak < workers:
        message = (
            f"{fn.peak} threads worked at the same time, where {workers} were asked for. A pool has as many "
            f"threads as it is made with; made without a number it has {DEFAULT} on this machine."
        )
        kit.expect.reject("thread-limits", message, fn.calls[0].place)
    kit.expect.peak(fn, workers)
