"""clean_cancel: after a successful open, close is awaited once, to its end, on every way out."""

import asyncio
import itertools
from dataclasses import dataclass

from grader.child.kit import Kit, Place, Service, State, clean, value

KINDS = (OSError, ValueError, LookupError, RuntimeError)  # what a write may fail with
SOON = 0.2  # seconds from the cancellation to the end
OPEN = CLOSE = 0.05  # seconds
FAST, SLOW = 0.15, 0.2  # seconds of the last write and of the first


@dataclass
class Resource:
    """What the learner's function opens, writes to and closes."""

    open: Service
    write: Service
    close: Service


@value
async def test_writes_all(kit: Kit) -> None:
    """Each item is written once, in order, and the number of them is returned."""
    items = kit.names(kit.random.randint(3, 6))
    res = resource(kit, items)
    kit.expect.equal(await kit.call("pump", res, items), len(items))
    kit.expect.equal(res.write.keys, items, "the list of what was written")
    kit.expect.peak(res.write, 1)


@value
async def test_opens_first_closes_last(kit: Kit) -> None:
    """Open is called once, before the first write, and close once, after the last."""
    items = kit.ids(3)
    res = resource(kit, items)
    await kit.call("pump", res, items)
    kit.expect.called(res.open, 1)
    expect_closed(kit, res, "all was written")
    in_order = (res.open.calls[0], *res.write.calls, res.close.calls[0])
    for before, after in itertools.pairwise(in_order):
        kit.expect.that(
            before.end is not None and before.end <= after.start,
            f"{after.label} began before {before.label} had ended.",
        )


@value
async def test_no_items(kit: Kit) -> None:
    """Without items the resource is opened and closed, and the number is 0."""
    res = resource(kit, [])
    kit.expect.equal(await kit.call("pump", res, []), 0)
    kit.expect.called(res.open, 1)
    kit.expect.called(res.write, 0)
    expect_closed(kit, res, "there was nothing to write")


@clean
async def test_write_fails(kit: Kit) -> None:
    """When a write fails, close runs to its end, and the error reaches the caller."""
    items = kit.names(4)
    for bad, kind in zip(items, KINDS, strict=True):
        at = await where_it_closes(kit, items)
        failure = kind(f"no room for {bad}")
        res = resource(kit, items, failing=bad, failure=failure)
        error = await ended_with(kit, res, items, kind)
        expect_closed(kit, res, f"the write of {bad} failed", at)
        with kit.expect.raises(failure, by=res.write):
            if error:
                raise error
        kit.expect.equal(res.write.keys, items[: items.index(bad) + 1], "the list of what was written")


@clean
async def test_cancelled(kit: Kit) -> None:
    """When it is cancelled during a write, close runs to its end, and CancelledError reaches the caller."""
    items = kit.names(4)
    at = await where_it_closes(kit, items)
    res = resource(kit, items)
    when = during_write(kit, kit.random.randrange(4))
    await kit.cancel_after(when, "pump", res, items)
    expect_closed(kit, res, "it was cancelled during a write", at)


@clean
async def test_a_cancelled_task_ends_soon(kit: Kit) -> None:
    """A cancelled pump writes nothing more, and ends as soon as the resource is closed."""
    items = kit.names(4)
    res = resource(kit, items)
    when = during_write(kit, 0)
    task = kit.start(kit.call("pump", res, items))
    await asyncio.sleep(when)
    at, asked = kit.waits_at(), kit.now()
    task.cancel()
    await asyncio.wait([task])
    later = next((call for call in res.write.calls if call.start > asked + 0.001), None)
    if later:
        message = f"pump was cancelled after {when:.2f} s, and then it went on to write {later.label}."
        kit.expect.reject(
            "swallowed-cancellation", message, kit.handler_of(asyncio.CancelledError(), at) or at
        )
    took = kit.now() - asked
    kit.expect.that(took <= SOON, f"The cancelled pump ended {took:.2f} s later; {SOON:.2f} s are enough.")
    if not task.cancelled():
        await kit.not_cancelled(task, "pump")
        message = "pump was cancelled, and it returned all the same."
        kit.expect.reject("swallowed-cancellation", message, kit.handler_of(asyncio.CancelledError(), at))


@clean
async def test_open_fails(kit: Kit) -> None:
    """When open fails, its error reaches the caller, and nothing is written or closed."""
    items = kit.names(2)
    res = resource(kit, items)
    failure = OSError("cannot be opened")
    res.open.failure = lambda: failure
    with kit.expect.raises(failure, by=res.open):
        await kit.call("pump", res, items)
    kit.expect.called(res.open, 1)
    kit.expect.called(res.write, 0)
    kit.expect.called(res.close, 0)


@clean
async def test_close_fails(kit: Kit) -> None:
    """When close fails after a good end, its error reaches the caller."""
    items = kit.names(2)
    res = resource(kit, items)
    failure = OSError("cannot be closed")
    res.close.failure = lambda: failure
    with kit.expect.raises(failure, by=res.close):
        await kit.call("pump", res, items)


def resource(
    kit: Kit, items: list[str] | list[int], *, failing: object = None, failure: Exception | None = None
) -> Resource:
    """Make a resource whose writes take 0.2 s and fall, so that another order shows."""
    delays = dict(zip(items, kit.falling(len(items), fast=FAST, slow=SLOW), strict=True)) if items else {}
    return Resource(
        kit.service("open", delay=OPEN),
        kit.service("write", delay=delays, failure={failing: failure} if failure else None),
        kit.service("close", delay=CLOSE),
    )


def during_write(kit: Kit, index: int) -> float:
    """Choose a time during one of four writes, which would go on for longer than close takes."""
    delays = kit.falling(4, fast=FAST, slow=SLOW)
    return OPEN + sum(delays[:index]) + delays[index] * kit.random.uniform(0.25, 0.5)


async def where_it_closes(kit: Kit, items: list[str]) -> Place | None:
    """Give the learner's line that closes after a good end, if that works."""
    res = resource(kit, items)
    await kit.call("pump", res, items)
    return res.close.calls[0].place if res.close.calls else None


async def ended_with(
    kit: Kit, res: Resource, items: list[str], kind: type[Exception]
) -> BaseException | None:
    """Call pump, and give the error of this kind that reaches the caller."""
    _, error = await kit.outcome(kind, "pump", res, items)
    return error


def expect_closed(kit: Kit, res: Resource, when: str, at: Place | None = None) -> None:
    """Expect one call of close, which had ended at the instant at which pump ended."""
    if not res.close.calls:
        message = f"When {when}, close was not called."
        kit.expect.that(not kit.findings, message)  # a close that was started and left is told as such
        kit.expect.reject("cleanup-skipped", message, at)
    kit.expect.called(res.close, 1)
    kit.expect.finished(res.close)
    (closing,) = res.close.calls
    kit.expect.that(closing.state is State.DONE, f"When {when}, close did not run to its end.")
