"""taskgroup_page: all parts together, or the failure of one and nothing left of the others."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine, Iterator, Sequence
from typing import Any

from grader.child.kit import Evidence, Finding, Kit, Service, State, clean, overlap, value


class PartMissing(Exception):
    """What a part of these checks fails with."""


@value
async def test_the_values_by_part(kit: Kit) -> None:
    """The page holds every part with its value, in the order of the parts."""
    parts = kit.names(7)
    fetch = kit.service("fetch", delay=dict(zip(parts, kit.falling(7), strict=True)))
    got, _error = await loaded(kit, fetch, tuple(parts))
    kit.expect.equal(got, {part: fetch.answer(part) for part in parts})
    kit.expect.equal(list(got), parts, "the list of the keys")


@value
async def test_each_part_once(kit: Kit) -> None:
    """Each part is fetched exactly once, also when no fetch has to wait for anything."""
    parts = kit.names(4)
    fetch = kit.service("fetch", delay=None)
    got, _error = await loaded(kit, fetch, parts)
    kit.expect.equal(got, {part: fetch.answer(part) for part in parts})
    kit.expect.called(fetch, 4)


@value
async def test_no_parts(kit: Kit) -> None:
    """Without parts the page is an empty dict, and nothing is fetched."""
    fetch = kit.service("fetch")
    kit.expect.equal(await kit.call("load_page", fetch, []), {})
    kit.expect.called(fetch, 0)


@overlap
async def test_all_in_flight_together(kit: Kit) -> None:
    """All fetches are in flight together, so the page takes as long as its slowest part."""
    parts = kit.names(kit.random.randint(5, 8))
    delays = kit.falling(len(parts), fast=0.11, slow=0.2)[::-1]  # the last one is the slowest here
    fetch = kit.service("fetch", delay=dict(zip(parts, delays, strict=True)))
    got, _error = await loaded(kit, fetch, parts)
    kit.expect.peak(fetch, len(parts))
    kit.expect.within(ideal=delays[-1], wrong=delays[-1] + delays[0])
    kit.expect.equal(got, {part: fetch.answer(part) for part in parts})


@clean
async def test_a_failure_stops_the_others(kit: Kit) -> None:
    """When a part fails, the others are cancelled and have ended before the failure reaches the caller."""
    parts = kit.names(5)
    fetch, bad = failing(kit, parts)
    got, error = await loaded(kit, fetch, parts)
    if error is None:
        expect_failure(kit, bad, got)
    for call in fetch.calls:
        kit.expect.that(
            call.at_return is not State.DONE,
            f"{bad} failed after 0.05 s, but {call.label} was waited for before the caller heard of it.",
            Finding(Evidence.LATE_FOR_ALL, call.place, f"the failure of {bad}", other=call.label),
        )
    kit.expect.finished(fetch)
    kit.expect.within(ideal=0.05 + fetch.cleanup, wrong=0.2)
    fetch, _bad = failing(kit, parts)
    await loaded(kit, slow_to_end(kit, fetch, parts[0]), parts)
    kit.expect.finished(fetch)


@clean
async def test_a_fetch_with_a_group_of_its_own(kit: Kit) -> None:
    """A fetch may open a TaskGroup itself: its failure reaches the caller, and nothing is left at work."""
    parts = kit.names(3)
    inner, bad = failing(kit, parts)
    outer: dict[str, asyncio.Task[object] | None] = {}

    async def fetch(part: str) -> object:
        outer[part] = asyncio.current_task()
        async with asyncio.TaskGroup() as group:
            task = group.create_task(inner(part))
        return task.result()

    got, error = await loaded(kit, fetch, parts)
    if error is None:
        expect_failure(kit, bad, got)
    for call in inner.calls:
        task = outer[call.label]
        if call.at_return is State.RUNNING and task and task.cancelling():
            kit.forgiven |= {Evidence.LEFT_AWAITED}  # the inner task: the request is on its way to it
            message = (
                f"When {bad} had failed, {call.label} was asked to stop, and its end was not waited for."
            )
            kit.expect.that(False, message, Finding(Evidence.LEFT_CANCELLING, call.place, call.label))
    kit.expect.finished(inner)


@clean
async def test_cancelled_by_the_caller(kit: Kit) -> None:
    """When the caller cancels, every fetch is cancelled and has ended before that reaches the caller."""
    parts = kit.names(4)
    fetch = kit.service("fetch", delay=dict(zip(parts, kit.falling(4), strict=True)))
    with unattended(kit):
        await kit.cancel_after(0.05, "load_page", fetch, parts)
        kit.expect.finished(fetch)
        # A gather that is cancelled ends with the first of its tasks to end, while another still cleans up.
        await kit.cancel_after(0.05, "load_page", slow_to_end(kit, fetch, kit.random.choice(parts)), parts)
        # Who then asks that one again, and waits, interrupts its cleanup; as nothing is left, that may be.


async def loaded(
    kit: Kit, fetch: Callable[[str], object], parts: Sequence[str]
) -> tuple[Any, BaseException | None]:
    """Call load_page and give what it gave, or the error of a part."""
    with unattended(kit):
        return await kit.outcome(PartMissing, "load_page", fetch, parts)


@contextlib.contextmanager
def unattended(kit: Kit) -> Iterator[None]:
    """Tell results that are asked too early from those of tasks for which nothing ever waits."""
    try:
        yield
    except asyncio.InvalidStateError:
        expect_nothing_unattended(kit)
        raise


def failing(kit: Kit, parts: list[str]) -> tuple[Service, str]:
    """Make a service in which one part, never the first, fails after 0.05 s while the others still run."""
    bad = kit.random.choice(parts[1:])
    delays = dict(zip(parts, kit.falling(len(parts), fast=0.2, slow=0.4), strict=True)) | {bad: 0.05}
    return kit.service("fetch", delay=delays, failure={bad: PartMissing(f"no {bad}")}), bad


def slow_to_end(kit: Kit, fetch: Service, part: str) -> Callable[[str], Coroutine[Any, Any, object]]:
    """Give this fetch, but it takes longer to clean up for one part; its calls stand among the others."""
    slow = kit.service("fetch", delay=fetch.delay, failure=fetch.failure, cleanup=3 * fetch.cleanup)
    slow.calls = fetch.calls
    return lambda each: (slow if each == part else fetch)(each)


def expect_failure(kit: Kit, bad: str, got: object) -> None:
    """Reject a call that returned although a part had failed."""
    kept = isinstance(got, dict) and any(isinstance(item, BaseException) for item in got.values())
    code = "unchecked-results" if kept else "errors-hidden"
    kit.expect.reject(code, f"The part {bad} failed, and load_page returned all the same.")


def expect_nothing_unattended(kit: Kit) -> None:
    """Reject results that are asked of tasks for which nothing has ever waited."""
    left = next((finding for finding in kit.findings if finding.kind is Evidence.LEFT_RUNNING), None)
    if left:
        kit.expect.reject(
            "task-not-awaited",
            f"The results were asked for while the tasks of `{left.subject}` were still running: "
            "nothing had waited for them.",
            left.place,
        )
