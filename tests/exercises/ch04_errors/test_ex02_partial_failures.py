"""partial_failures: every outcome in its place, all fetches together, and nothing left at work."""

import asyncio
import contextlib

from grader.child.kit import Evidence, Finding, Kit, Service, State, clean, leaves, overlap, show, value

KINDS = (ValueError, TimeoutError, KeyError, OSError, RuntimeError)


@value
async def test_all_succeed(kit: Kit) -> None:
    """Without failures ok holds every value, and errors is empty."""
    keys = kit.names(5)
    fetch = kit.service("fetch", delay=dict(zip(keys, kit.falling(5), strict=True)))
    got = await kit.call("fetch_all", fetch, tuple(keys))
    ok, errors = pair(kit, got)
    kit.expect.equal(ok, {key: fetch.answer(key) for key in keys}, "the dict ok")
    kit.expect.equal(errors, {}, "the dict errors")
    kit.expect.called(fetch, 5)


@value
async def test_two_calls_at_the_same_time(kit: Kit) -> None:
    """Two calls at the same time give each their own outcomes, and nothing of the other's."""
    keys = kit.names(6)
    errors = {key: kit.random.choice(KINDS)(kit.word()) for key in (keys[1], keys[4])}
    fetch = kit.service("fetch", delay=dict(zip(keys, kit.falling(6), strict=True)), failure=errors)
    halves = (keys[:3], keys[3:])
    both = await kit.together("fetch_all", *[(fetch, half) for half in halves])
    for half, got in zip(halves, both, strict=True):
        ok, failed = pair(kit, got)
        kit.expect.equal(ok, {key: fetch.answer(key) for key in half if key not in errors}, "the dict ok")
        kit.expect.equal(failed, {key: errors[key] for key in half if key in errors}, "the dict errors")


@value
async def test_some_fail(kit: Kit) -> None:
    """A failure stands in errors as the exception object, the other values in ok, and all are waited for."""
    keys = kit.names(6)
    errors = {key: kit.random.choice(KINDS)(kit.word()) for key in (keys[1], keys[3], keys[5])}
    fetch = kit.service("fetch", delay=dict(zip(keys, kit.falling(6), strict=True)), failure=errors)
    await expect_sorted(kit, fetch, keys, errors)


@value
async def test_all_fail(kit: Kit) -> None:
    """When every fetch fails, ok is empty, also when they fail at once."""
    keys = kit.names(len(KINDS))
    errors = {key: kind(kit.word()) for key, kind in zip(keys, KINDS, strict=True)}
    fetch = kit.service("fetch", delay=dict.fromkeys(kit.random.sample(keys, 2), 0.1), failure=errors)
    await expect_sorted(kit, fetch, keys, errors)


@value
async def test_values_that_are_none(kit: Kit) -> None:
    """A value of None is a value: it stands in ok."""
    good, empty, bad = kit.names(3)
    errors = {bad: ValueError(kit.word())}
    answers = {good: kit.word(), empty: None}
    fetch = kit.service("fetch", answer=lambda key: answers[key], failure=errors)
    ok, failed = await outcome(kit, fetch, [empty, bad, good], errors)
    kit.expect.equal(ok, answers, "the dict ok")
    kit.expect.equal(failed, errors, "the dict errors")


@value
async def test_a_cancelled_fetch(kit: Kit) -> None:
    """A fetch that ends cancelled does not stand in ok."""
    last, *good = kit.names(3)
    # It ends last, and no other fails: whoever chooses to raise its CancelledError leaves nothing behind.
    delays = dict(zip([last, *good], (0.3, 0.2, 0.1), strict=True))
    fetch = kit.service("fetch", delay=delays, failure={last: asyncio.CancelledError()})
    try:
        got = await kit.call("fetch_all", fetch, [good[0], last, good[1]])
    except asyncio.CancelledError:
        return
    ok, errors = pair(kit, got)
    if last in ok:
        message = f"The fetch of {last} ended cancelled, and ok holds {show(ok[last])} for it, like a value."
        kit.expect.reject("unchecked-results", message)
    errors.pop(last, None)
    kit.expect.equal((ok, errors), ({key: fetch.answer(key) for key in good}, {}), "the rest of the result")


@overlap
async def test_all_in_flight_together(kit: Kit) -> None:
    """All fetches are in flight together, so it takes as long as the slowest of them."""
    keys = kit.names(kit.random.randint(4, 7))
    delays = kit.falling(len(keys), fast=0.11, slow=0.2)[::-1]  # the last one is the slowest here
    fetch = kit.service("fetch", delay=dict(zip(keys, delays, strict=True)))
    got = await kit.call("fetch_all", fetch, keys)
    kit.expect.peak(fetch, len(keys))
    kit.expect.within(ideal=delays[-1], wrong=delays[-1] + delays[0])
    ok, _errors = pair(kit, got)
    kit.expect.equal(ok, {key: fetch.answer(key) for key in keys}, "the dict ok")


@clean
async def test_nothing_is_left_of_a_failure(kit: Kit) -> None:
    """A failure that comes first of all leaves no fetch at work, and is not the end of the wait."""
    await one_fails_first(kit)


@clean
async def test_nothing_is_left_of_a_cancelled_fetch(kit: Kit) -> None:
    """A fetch that ends cancelled before the others leaves none of them at work, whatever becomes of it."""
    await one_fails_first(kit)  # what is wrong with any failure is not about a cancelled fetch
    fetch, keys, _ = ends_badly_first(kit, asyncio.CancelledError())
    for order in (keys, keys[::-1]):  # the slowest comes before it, and after it
        with contextlib.suppress(asyncio.CancelledError):
            await kit.call("fetch_all", fetch, order)
        kit.expect.finished(fetch)


async def one_fails_first(kit: Kit) -> None:
    """Expect that a failure before the end of all other fetches is sorted in, and leaves none at work."""
    error = kit.random.choice(KINDS)(kit.word())
    fetch, keys, bad = ends_badly_first(kit, error)
    await expect_sorted(kit, fetch, keys, {bad: error})
    kit.expect.finished(fetch)


def ends_badly_first(kit: Kit, error: BaseException) -> tuple[Service, list[str], str]:
    """Make a fetch that raises this for one key, before the others end; give it, its keys and that key."""
    keys = kit.names(4)
    bad = kit.random.choice(keys[1:])  # the first one is the slowest
    delays = dict(zip(keys, kit.falling(4, fast=0.1, slow=0.2), strict=True)) | {bad: 0.05}
    return kit.service("fetch", delay=delays, failure={bad: error}), keys, bad


async def expect_sorted(kit: Kit, fetch: Service, keys: list[str], errors: dict[str, BaseException]) -> None:
    """Expect the values and these exceptions, each in its dict."""
    ok, failed = await outcome(kit, fetch, keys, errors)
    kit.expect.plain(ok, "the dict ok")
    for call in fetch.calls:
        if call.at_return in {State.CLEANING, State.CANCELLED}:
            message = (
                f"The fetch of {call.label} was cancelled when another one failed, so its outcome is lost."
            )
            kit.expect.reject("exception-group", message, call.place)
    for key, error in errors.items():
        if isinstance(ok.get(key), BaseException):
            message = f"The fetch of {key} failed with {show(error)}, and ok holds that error like a value."
            kit.expect.reject("unchecked-results", message)
        if key in ok or failed.get(key) is None:
            instead = f"ok holds {show(ok[key])} for it" if key in ok else "errors does not hold that error"
            message = f"The fetch of {key} failed with {show(error)}, but {instead}."
            at = next((call for call in fetch.calls if key in call.args), None)
            kit.expect.reject("errors-hidden", message, kit.expect.handler_of(error, at))
    kit.expect.equal(failed, errors, "the dict errors")
    kit.expect.equal(ok, {key: fetch.answer(key) for key in keys if key not in errors}, "the dict ok")
    kit.expect.called(fetch, len(keys))


async def outcome(
    kit: Kit, fetch: Service, keys: list[str], errors: dict[str, BaseException]
) -> tuple[dict[str, object], dict[str, object]]:
    """Call fetch_all, out of which none of these errors may come."""
    try:
        return pair(kit, await kit.call("fetch_all", fetch, keys))
    except BaseExceptionGroup as group:
        if any(leaf in errors.values() for leaf in leaves(group)):
            message = "A fetch failed, and fetch_all raised an ExceptionGroup in the place of its result."
            kit.expect.reject("exception-group", message, kit.line_of(group))
        raise


def pair(kit: Kit, got: object) -> tuple[dict[str, object], dict[str, object]]:
    """Take the result apart."""
    kit.expect.plain(got)
    right = issubclass(type(got), tuple | list) and [isinstance(part, dict) for part in got] == [True, True]  # type: ignore[attr-defined]  # a sequence
    message = f"fetch_all should give a pair of dicts, (ok, errors), but it gave {show(got)}."
    kit.expect.that(right, message, Finding(Evidence.WRONG_VALUE, kit.expect.where, "the result"))
    ok, errors = got  # type: ignore[misc]  # a pair
    return dict(ok), dict(errors)
