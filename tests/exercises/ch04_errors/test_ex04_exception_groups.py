"""exception_groups: expected failures are counted, all of them; every other one gets out."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any

from grader.child.kit import Evidence, Finding, Kit, Service, clean, leaves, overlap, show, value

Job = Callable[[], Coroutine[Any, Any, object]]
EXPECTED = (ValueError, OSError)
UNEXPECTED = (KeyError, TypeError, RuntimeError, LookupError, ZeroDivisionError)


@value
async def test_no_failure(kit: Kit) -> None:
    """Jobs that all end well give an empty dict, and each of them runs once."""
    names = kit.names(5)
    work = kit.service("work", delay=dict(zip(names, kit.falling(5), strict=True)))
    kit.expect.equal(await kit.call("run_jobs", [partial(work, name) for name in names]), {})
    kit.expect.called(work, 5)


@value
async def test_no_jobs(kit: Kit) -> None:
    """Without jobs the result is an empty dict."""
    kit.expect.equal(await kit.call("run_jobs", []), {})


@value
async def test_both_kinds(kit: Kit) -> None:
    """Failures of both kinds that come in the same turn of the loop are all counted."""
    await expect_counts(kit, kit.random.randint(2, 4), kit.random.randint(2, 4))


@value
async def test_one_kind(kit: Kit) -> None:
    """Failures of one kind are all counted, and the other kind has no key."""
    kinds = [kit.random.randint(2, 4), 0]
    kit.random.shuffle(kinds)
    await expect_counts(kit, *kinds)


@value
async def test_a_single_failure(kit: Kit) -> None:
    """A single failure is counted, although the other jobs end well."""
    kinds = [1, 0]
    kit.random.shuffle(kinds)
    await expect_counts(kit, *kinds)


@clean
async def test_an_unexpected_failure(kit: Kit) -> None:
    """A failure of another kind reaches the caller."""
    for kind in kit.random.sample(UNEXPECTED, 2):
        await expect_out(kit, kind(kit.word()), ())


@clean
async def test_an_unexpected_failure_beside_expected_ones(kit: Kit) -> None:
    """A failure of another kind reaches the caller, also beside a ValueError and an OSError of one turn."""
    errors = [kind(kit.word()) for kind in EXPECTED]
    kit.random.shuffle(errors)
    await expect_out(kit, kit.random.choice(UNEXPECTED)(kit.word()), errors)


@overlap
async def test_all_run_together(kit: Kit) -> None:
    """All jobs run together, so they take as long as the slowest of them."""
    names = kit.names(kit.random.randint(4, 7))
    delays = kit.falling(len(names), fast=0.11, slow=0.2)[::-1]  # the last one is the slowest here
    work = kit.service("work", delay=dict(zip(names, delays, strict=True)))
    await kit.call("run_jobs", [partial(work, name) for name in names])
    kit.expect.peak(work, len(names))
    kit.expect.within(ideal=delays[-1], wrong=delays[-1] + delays[0])


@clean
async def test_a_failure_leaves_nothing_at_work(kit: Kit) -> None:
    """When one job fails, every other one has ended before the result is there: cancelled or done."""
    names = kit.names(4)
    bad = kit.random.choice(names)
    delays = dict(zip(names, kit.falling(4, fast=0.1, slow=0.2), strict=True)) | {bad: 0.05}
    kind = kit.random.choice(EXPECTED)
    work = kit.service("work", delay=delays, failure={bad: kind(kit.word())})
    await counted(kit, [partial(work, name) for name in names])
    kit.expect.finished(work)


@clean
async def test_an_unexpected_failure_leaves_nothing_at_work(kit: Kit) -> None:
    """When a failure of another kind reaches the caller, every other job has ended: cancelled or done."""
    names = kit.names(4)
    bad = kit.random.choice(names)
    delays = dict(zip(names, kit.falling(4, fast=0.1, slow=0.2), strict=True)) | {bad: 0.05}
    error = kit.random.choice(UNEXPECTED)(kit.word())
    work = kit.service("work", delay=delays, failure={bad: error})
    with kit.expect.raises(error, work, grouped=True):
        expect_no_group(kit, await kit.call("run_jobs", [partial(work, name) for name in names]))
    kit.expect.finished(work)


@clean
async def test_cancelled_by_the_caller(kit: Kit) -> None:
    """When the caller cancels, every job is cancelled and has ended before that comes back."""
    names = kit.names(4)
    work = kit.service("work", delay=dict(zip(names, kit.falling(4), strict=True)))
    await kit.cancel_after(0.05, "run_jobs", [partial(work, name) for name in names])
    kit.expect.finished(work)


async def expect_counts(kit: Kit, value_errors: int, os_errors: int) -> None:
    """Expect these counts of failures that come in one turn, beside jobs that end well."""
    wanted = {"ValueError": value_errors, "OSError": os_errors}
    errors = [kind(kit.word()) for kind in EXPECTED for _ in range(wanted[kind.__name__])]
    work, jobs = released_together(kit, errors)
    got = await counted(kit, jobs)
    wanted = {name: number for name, number in wanted.items() if number}
    if 0 < total(got) < len(errors):
        message = (
            f"{len(errors)} jobs failed in the same turn, and {total(got)} of them were counted: {show(got)}."
        )
        await expect_no_race(kit, work, errors, message)
        kit.expect.reject("exception-group", message)
    expect_no_group(kit, got)
    kit.expect.equal(got, wanted)


async def expect_no_race(kit: Kit, work: Service, errors: Sequence[Exception], message: str) -> None:
    """Reject a loss that no group explains: each failure is caught around its job, and counted when alone."""
    own = all(call.record and call.record.created != call.place for call in work.calls)
    caught = [kit.handler_of(error, call.place) for error in errors for call in work.calls]
    if own and all(caught):
        _work, jobs = released_together(kit, errors, apart=0.05)
        if total(await counted(kit, jobs)) == len(errors):
            kit.expect.reject("read-await-write", f"{message} One after another, they all are.", caught[0])


def expect_no_group(kit: Kit, got: object) -> None:
    """Reject counts that hold the group in the place of the failures in it."""
    if isinstance(got, dict) and any("ExceptionGroup" in str(name) for name in got):
        message = f"The group itself was counted, not the failures in it: {show(got)}."
        kit.expect.reject("exception-group", message)


async def expect_out(kit: Kit, unexpected: Exception, expected: Sequence[Exception]) -> None:
    """Expect that this error, among those, reaches the caller."""
    work, jobs = released_together(kit, [unexpected, *expected])
    with kit.expect.raises(unexpected, work, grouped=True):
        try:
            got = await kit.call("run_jobs", jobs)
            expect_no_group(kit, got)
            if isinstance(got, dict) and 0 < total(got) < len(expected):
                message = (
                    f"{1 + len(expected)} jobs failed in the same turn, and all that came out is {show(got)}."
                )
                kit.expect.reject("exception-group", message)
        except EXPECTED as error:
            message = f"{show(unexpected)} is lost: only {show(error)}, of the same turn, reached the caller."
            kit.expect.reject("exception-group", message, kit.line_of(error))


def released_together(
    kit: Kit, errors: Sequence[Exception], *, apart: float = 0
) -> tuple[Service, list[Job]]:
    """Make jobs that fail in one turn of the loop after 0.05 s, among others that end well in that turn.

    With `apart`, each ends so many seconds after the one before.
    """
    gate = asyncio.Event()
    failures: dict[str, Exception | None] = dict(zip(kit.names(len(errors)), errors, strict=True))
    failures |= dict.fromkeys(f"good {name}" for name in kit.names(2))
    order = kit.random.sample(sorted(failures), len(failures))
    work = kit.service("work", delay=None, failure=lambda name: failures[name])

    async def job(name: str) -> object:
        await gate.wait()
        if apart:
            await asyncio.sleep(apart * order.index(name))
        return await work(name)

    async def release() -> None:
        await asyncio.sleep(0.05)
        gate.set()

    kit.start(release())  # held by the loop's timer while it sleeps
    return work, [partial(job, name) for name in order]


async def counted(kit: Kit, jobs: Sequence[Job]) -> dict[Any, Any]:
    """Call run_jobs, out of which no expected failure may come."""
    try:
        got = await kit.call("run_jobs", jobs)
    except BaseException as error:
        if not all(isinstance(leaf, EXPECTED) for leaf in leaves(error)):
            raise
        what = f"a group of {len(leaves(error))}" if isinstance(error, BaseExceptionGroup) else show(error)
        message = f"A failure that should be counted reached the caller: {what}."
        kit.expect.reject("exception-group", message, kit.line_of(error))
    kit.expect.plain(got)
    message = f"run_jobs should give a dict of counts, but it gave {show(got)}."
    kit.expect.that(
        isinstance(got, dict), message, Finding(Evidence.WRONG_VALUE, kit.expect.where, "the result")
    )
    return got


def total(counts: dict[Any, Any]) -> int:
    """Add up the numbers."""
    return sum(number for number in counts.values() if type(number) is int)
