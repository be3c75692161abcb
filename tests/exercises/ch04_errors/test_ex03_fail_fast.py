"""fail_fast: the first failure stops the others and reaches the caller as it is."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from grader.child.kit import Evidence, Finding, Kit, Service, State, clean, leaves, overlap, show, value


class Refused(Exception):
    """What no contract speaks of."""


class Unclean(Exception):
    """What a cleanup raises."""


KINDS = (KeyError, ValueError, OSError, TimeoutError, RuntimeError, Refused)
FAILS_AFTER = 0.05  # seconds


@value
async def test_the_values_in_order(kit: Kit) -> None:
    """Without a failure the values come in the order of the keys, although the first fetch is the slowest."""
    keys = kit.names(7)
    fetch = kit.service("fetch", delay=dict(zip(keys, kit.falling(7), strict=True)))
    got = await kit.call("load_all", fetch, tuple(keys))
    kit.expect.equal(got, [fetch.answer(key) for key in keys])
    kit.expect.called(fetch, 7)


@value
async def test_a_key_that_occurs_twice(kit: Kit) -> None:
    """A key that occurs twice is fetched twice, and both fetches have ended at the end."""
    key, other = kit.names(2)
    delays = iter((0.3, 0.2))
    fetch = kit.service("fetch", delay=lambda _key: next(delays, 0.1))  # the first of a key is the slowest
    got = await kit.call("load_all", fetch, [key, other, key])
    kit.expect.equal(got, [fetch.answer(each) for each in (key, other, key)])
    kit.expect.called(fetch, 2, key=key)


@value
async def test_no_waiting_at_all(kit: Kit) -> None:
    """Fetches that have their value at once give it."""
    keys = kit.names(3)
    fetch = kit.service("fetch", delay=None)
    kit.expect.equal(await kit.call("load_all", fetch, keys), [fetch.answer(key) for key in keys])


@value
async def test_the_failure_itself(kit: Kit) -> None:
    """What a fetch raises reaches the caller as it is: the same object, with no group around it."""
    for kind in kit.random.sample(KINDS, 3):
        keys = kit.names(3)
        fetch, error = failing(kit, keys, kind)
        with kit.expect.raises(error, fetch):
            got = await kit.call("load_all", fetch, keys)
            if isinstance(got, list | tuple) and error in got:
                kit.expect.reject(
                    "unchecked-results", f"The failure {error!r} stands among the values of the result."
                )


@value
async def test_a_cleanup_that_fails(kit: Kit) -> None:
    """The first failure reaches the caller, also when the cleanup of a cancelled fetch fails after it."""
    keys = kit.names(4)
    first, *_, last = keys
    service, error = failing(kit, keys[:-1], Refused)
    service.delay = {**service.delay, last: 0.3}

    async def fetch(key: str) -> object:
        try:
            return await service(key)
        except asyncio.CancelledError:
            if key in {first, last}:  # before the key that fails, and after it
                raise Unclean(f"{key}-{kit.word()}") from None
            raise

    kit.forgiven |= {Evidence.ERROR_UNREAD}  # that a cleanup failed may be left to asyncio to tell
    try:
        with kit.expect.raises(error, service):
            await kit.call("load_all", fetch, keys)
    except Unclean as late:
        message = (
            f"{show(error)} came first; the caller got {show(late)}, of the cleanup of a cancelled fetch."
        )
        kit.expect.reject("wrong-result", message, kit.line_of(late))


@value
async def test_a_single_key_that_fails(kit: Kit) -> None:
    """With a single key, its failure reaches the caller as it is, too."""
    keys = kit.names(1)
    error = kit.random.choice(KINDS)(kit.word())
    fetch = kit.service("fetch", failure=lambda _key: error)
    with kit.expect.raises(error, fetch):
        await kit.call("load_all", fetch, keys)


@value
async def test_failures_at_the_same_moment(kit: Kit) -> None:
    """Of fetches that fail at the same moment one failure reaches the caller, no group; none stays unread."""
    # Whoever waits for the first failure reads more of them by this, but not one that comes last of all.
    for number in (2, 6, 6):
        keys = kit.names(6)
        errors = {key: Refused(f"{key}-{kit.word()}") for key in kit.random.sample(keys, number)}
        fetch = kit.service("fetch", delay=dict.fromkeys(keys, 0.2) | dict.fromkeys(errors), failure=errors)
        _got, error = await kit.outcome(Refused, "load_all", at_once(fetch), keys)
        if isinstance(error, BaseExceptionGroup):
            message = f"{number} fetches failed in one turn; the caller got a group of {len(leaves(error))}."
            kit.expect.reject("exception-group", message, kit.line_of(error))


@overlap
async def test_all_in_flight_together(kit: Kit) -> None:
    """All fetches are in flight together, so it takes as long as the slowest of them."""
    keys = kit.names(kit.random.randint(4, 7))
    delays = kit.falling(len(keys), fast=0.11, slow=0.2)[::-1]  # the last one is the slowest here
    fetch = kit.service("fetch", delay=dict(zip(keys, delays, strict=True)))
    got = await kit.call("load_all", fetch, keys)
    kit.expect.peak(fetch, len(keys))
    kit.expect.within(ideal=delays[-1], wrong=delays[-1] + delays[0])
    kit.expect.equal(got, [fetch.answer(key) for key in keys])


@overlap
async def test_a_failure_waits_for_nobody(kit: Kit) -> None:
    """A failure reaches the caller at once: no slow fetch is waited for."""
    keys = kit.names(4)
    fetch, error = failing(kit, keys, Refused)
    _got, _error = await kit.outcome(Refused, "load_all", fetch, keys)
    for call in fetch.calls:
        kit.expect.that(
            call.at_return is not State.DONE,
            f"{error} came after {FAILS_AFTER:.2f} s; the caller heard of it after the end of {call.label}.",
            Finding(Evidence.LATE_FOR_ALL, call.place, f"the failure {error}", other=call.label),
        )
    kit.expect.within(ideal=FAILS_AFTER + fetch.cleanup, wrong=0.2)


@clean
async def test_the_others_have_ended(kit: Kit) -> None:
    """When the failure reaches the caller, every other fetch is cancelled and has finished its cleanup."""
    keys = kit.names(kit.random.randint(3, 5))
    fetch, _error = failing(kit, keys, Refused)
    await kit.outcome(Refused, "load_all", fetch, keys)
    kit.expect.finished(fetch)
    fetch, _error = failing(kit, keys, Refused)
    await kit.outcome(Refused, "load_all", slow_to_end(kit, fetch, keys[0]), keys)
    kit.expect.finished(fetch)


@clean
async def test_cancelled_by_the_caller(kit: Kit) -> None:
    """When the caller cancels, every fetch is cancelled and has ended before that comes back."""
    keys = kit.names(4)
    fetch = kit.service("fetch", delay=dict(zip(keys, kit.falling(4), strict=True)))
    await kit.cancel_after(0.05, "load_all", fetch, keys)
    kit.expect.finished(fetch)
    # A gather that is cancelled ends with the first of its tasks that does, while another still cleans up.
    await kit.cancel_after(0.05, "load_all", slow_to_end(kit, fetch, kit.random.choice(keys)), keys)
    # Who then asks that one again, and waits, interrupts its cleanup; as nothing is left, that may be.


def failing(kit: Kit, keys: list[str], kind: type[Exception]) -> tuple[Service, Exception]:
    """Make a fetch that fails for one key, not the first, while all others still run, and give its error."""
    bad = kit.random.choice(keys[1:])
    error = kind(f"{bad}-{kit.word()}")
    delays = dict(zip(keys, kit.falling(len(keys), fast=0.2, slow=0.4), strict=True)) | {bad: FAILS_AFTER}
    return kit.service("fetch", delay=delays, failure={bad: error}), error


def at_once(service: Service) -> Callable[[str], Coroutine[Any, Any, object]]:
    """Give this fetch, whose calls all wait for one event before they begin."""
    gate = asyncio.Event()
    asyncio.get_running_loop().call_later(FAILS_AFTER, gate.set)

    async def fetch(key: str) -> object:
        await gate.wait()
        return await service(key)

    return fetch


def slow_to_end(kit: Kit, fetch: Service, key: str) -> Callable[[str], Coroutine[Any, Any, object]]:
    """Give this fetch, but it takes longer to clean up for one key; its calls stand among the others."""
    slow = kit.service("fetch", delay=fetch.delay, failure=fetch.failure, cleanup=3 * fetch.cleanup)
    slow.calls = fetch.calls
    return lambda each: (slow if each == key else fetch)(each)
