"""worker_pool: `n` items in work, never one more, whatever becomes of them, and no worker left."""

import asyncio
from collections import deque
from collections.abc import Sequence

from grader.child.kit import Evidence, Finding, Kit, Service, State, clean, overlap, show, value
from grader.child.kit.fakes import pick
from grader.child.kit.values import same_but_for_order

NAME = "process_all"


class Refused(Exception):
    """What work of these checks fails with, beside exceptions of Python's own."""


# With those that an empty queue, list or dict raises itself. Where all items are bad, all kinds occur.
ERRORS = (Refused, ValueError, OSError, TimeoutError, asyncio.QueueEmpty, RuntimeError, IndexError, KeyError)


@value
async def test_all_items(kit: Kit) -> None:
    """Every item is worked on once, the empty text too, and every result is there, None among them."""
    items = kit.names(7)
    empty = kit.random.choice(items)
    items.insert(kit.random.randint(0, len(items)), "")
    work = kit.service("work", delay=falling(kit, items), answer=lambda item: None if item == empty else item)
    got = await process(kit, work, items, kit.random.randint(2, 4))
    expect_lists(kit, work, got, [work.answer(item) for item in items], [])
    for item in items:
        kit.expect.called(work, 1, item)


@value
async def test_items_that_occur_twice(kit: Kit) -> None:
    """An item that occurs twice is worked on twice, and stands in its list twice."""
    good, bad = kit.names(2)
    work = kit.service("work", failure={bad: Refused(bad)})
    got = await process(kit, work, [good, bad, good, bad], 2)
    expect_lists(kit, work, got, [work.answer(good)] * 2, [bad, bad])
    kit.expect.called(work, 4)


@value
async def test_called_again(kit: Kit) -> None:
    """A second call knows nothing of the first one's items."""
    for _ in range(2):
        good, bad, worse = kit.names(3)
        work = kit.service("work", failure={bad: Refused(bad), worse: ValueError(worse)})
        got = await process(kit, work, [bad, good, worse], 2)
        expect_lists(kit, work, got, [work.answer(good)], [bad, worse])


@value
def test_in_another_event_loop(kit: Kit) -> None:
    """Items are worked on in each event loop of a program, not in the first one alone."""
    for _ in range(2):
        good, bad, *others = kit.names(6)
        work = kit.service(
            "work", failure={bad: Refused(bad)}
        )  # two end at a time: both want what they share
        got = asyncio.run(process(kit, work, [good, bad, *others], 2))
        expect_lists(kit, work, got, [work.answer(item) for item in (good, *others)], [bad])


@value
async def test_no_items(kit: Kit) -> None:
    """Without items both lists are empty, and nothing is worked on."""
    work = kit.service("work")
    expect_lists(kit, work, await process(kit, work, [], 3), [], [])
    kit.expect.called(work, 0)


@value
async def test_some_items_fail(kit: Kit) -> None:
    """Items that fail, with exceptions of any kind, are given beside the results of the others."""
    items = kit.names(12)
    bad = kit.random.sample(items, 5)
    work = kit.service("work", delay=falling(kit, items), failure=failures(kit, bad))
    got = await process(kit, work, items, 3)
    expect_lists(kit, work, got, [work.answer(item) for item in items if item not in bad], bad)


@value
async def test_work_that_does_not_wait(kit: Kit) -> None:
    """Work that never waits is done and counted like any other."""
    items = kit.names(6)
    bad = items[2]
    work = kit.service("work", delay=None, failure={bad: Refused(bad)})
    got = await process(kit, work, items, 2)
    expect_lists(kit, work, got, [work.answer(item) for item in items if item != bad], [bad])


@overlap
async def test_never_more_than_n(kit: Kit) -> None:
    """As many items are in work as there are workers, and never one more."""
    n = kit.random.randint(2, 4)
    items = kit.names(kit.random.randint(10, 13))
    work = kit.service("work", delay=falling(kit, items))
    await expect_limit(kit, work, items, n, n)


@overlap
async def test_one_at_a_time(kit: Kit) -> None:
    """With n = 1 the items are worked on one after another."""
    items = kit.names(4)
    work = kit.service("work")
    await expect_limit(kit, work, items, 1, 1)


@overlap
async def test_more_workers_than_items(kit: Kit) -> None:
    """With more room than items, all are worked on together."""
    items = kit.names(3)
    work = kit.service("work", delay=falling(kit, items))
    await expect_limit(kit, work, items, 5, 3)


@overlap
async def test_a_free_place_is_taken_at_once(kit: Kit) -> None:
    """As soon as an item is done, well or not, the next one is begun, also while a slow one is in work."""
    n, delays = 3, (0.3, 0.1, 0.12, 0.2, 0.1, 0.08)
    items = kit.names(len(delays))
    bad = items[kit.random.randint(1, 2)]
    work = kit.service("work", delay=dict(zip(items, delays, strict=True)), failure={bad: Refused(bad)})
    await process(kit, work, items, n)
    kit.expect.called(work, len(items))
    kit.refilled(work, n)


@clean
async def test_as_many_bad_items_as_workers(kit: Kit) -> None:
    """When the first items fail, as many as there are workers, the others are worked on all the same."""
    n = kit.random.randint(2, 3)
    items = kit.names(10)
    bad = items[:n]
    work = kit.service("work", delay=falling(kit, items), failure=failures(kit, bad))
    got = await process(kit, work, items, n)
    expect_lists(kit, work, got, [work.answer(item) for item in items[n:]], bad)


@clean
async def test_all_items_are_bad(kit: Kit) -> None:
    """When every item fails, the function ends, with no result and every item in the second list."""
    items = kit.names(8)
    work = kit.service("work", delay=falling(kit, items), failure=failures(kit, items))
    expect_lists(kit, work, await process(kit, work, items, 3), [], items)


@clean
async def test_no_worker_is_left(kit: Kit) -> None:
    """When the last item is done no worker is left, not even one that waits for more."""
    items = kit.names(5)
    work = kit.service("work", delay=falling(kit, items))
    await process(kit, work, items, 3)
    kit.no_worker_left(NAME)
    kit.expect.finished(work)


async def process(kit: Kit, work: Service, items: Sequence[str], n: int) -> object:
    """Call the function; the list that it gets is its own."""
    wanted = len(set(items))  # who works on each item once has lost no worker
    got: object = await kit.worked_off(NAME, work, list(items), n, work=work, wanted=wanted)
    return got


async def expect_limit(kit: Kit, work: Service, items: Sequence[str], n: int, peak: int) -> None:
    """Expect so many items in work at the busiest moment."""
    with kit.locks() as locks:
        await process(kit, work, items, n)
    kit.limited(work, peak, locks)
    kit.expect.called(work, len(items))


def expect_lists(kit: Kit, work: Service, got: object, results: Sequence[object], bad: Sequence[str]) -> None:
    """Expect both lists, each in any order."""
    kit.expect.plain(got)
    if type(got) not in {tuple, list} or len(got) != 2:  # type: ignore[arg-type]  # a sequence by then
        finding = Finding(Evidence.WRONG_VALUE, kit.expect.where, text="no pair")
        kit.expect.that(False, f"The result should be two lists, but it is {show(got)}.", finding)
    first, second = got  # type: ignore[misc]  # a pair by now
    raised = [item for item in sequence(first) if isinstance(item, BaseException)]
    if raised:
        message = f"Among the results is an exception: {show(raised[0])}. Its item failed."
        kit.expect.reject("unchecked-results", message)
    failed = next((call for call in work.calls if call.state is State.FAILED), None)
    if failed and not sequence(second):
        message = f"{failed.label} failed, and the list of the items that failed is empty."
        kit.expect.reject(
            "errors-hidden", message, kit.expect.handler_of(pick(work.failure, failed.args), failed)
        )
    for part, wanted, what in ((second, bad, "the items that failed"), (first, results, "the results")):
        if not same_but_for_order(sequence(part), list(wanted)):
            kit.expect.equal(part, list(wanted), f"the list of {what}, in any order,")


def sequence(part: object) -> list[object]:
    """Give the items of a sequence as a list."""
    return list(part) if isinstance(part, list | tuple | deque) else []


def failures(kit: Kit, bad: Sequence[str]) -> dict[str, Exception]:
    """Give exceptions of several kinds for bad items."""
    kinds = kit.random.sample(ERRORS, len(ERRORS))
    return {item: kinds[index % len(kinds)](item) for index, item in enumerate(bad)}


def falling(kit: Kit, items: Sequence[str]) -> dict[str, float]:
    """Give unequal delays; the first item takes longest."""
    return dict(zip(items, kit.falling(len(items), fast=0.1, slow=0.2), strict=True))
