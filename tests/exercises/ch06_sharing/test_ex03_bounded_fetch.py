"""bounded_fetch: `limit` fetches in flight, never one more, and a failure that leaves nothing behind."""

import asyncio

from grader.child.kit import Evidence, Finding, Kit, Service, clean, leaves, overlap, value

FETCH = "fetch_bounded"


class FetchFailed(Exception):
    """What a fetch of these checks fails with."""


@value
async def test_results_in_the_order_of_the_keys(kit: Kit) -> None:
    """The results come in the order of the keys, although the first fetch is the slowest."""
    keys = kit.names(7)
    fetch = kit.service("fetch", delay=dict(zip(keys, kit.falling(7), strict=True)))
    got = await kit.call(FETCH, fetch, list(keys), kit.random.randint(2, 4))
    kit.expect.equal(got, [fetch.answer(key) for key in keys])


@value
async def test_a_key_that_occurs_twice(kit: Kit) -> None:
    """A key that occurs twice is fetched twice, and its result stands at both places."""
    key, other = kit.names(2)
    fetch = kit.service("fetch")
    got = await kit.call(FETCH, fetch, [key, other, key], 2)
    kit.expect.equal(got, [fetch.answer(key), fetch.answer(other), fetch.answer(key)])
    kit.expect.called(fetch, 3)


@value
async def test_any_key_and_any_result(kit: Kit) -> None:
    """Any text is a key, an empty one as well; any value is a result, also an empty text, 0 or None."""
    keys = ["", *kit.names(3)]
    results = dict(zip(keys, (kit.word(), "", 0, None), strict=True))
    fetch = kit.service("fetch", answer=results.get)
    kit.expect.equal(await kit.call(FETCH, fetch, keys, 2), list(results.values()))
    kit.expect.called(fetch, len(keys))


@value
async def test_no_keys(kit: Kit) -> None:
    """Without keys the result is an empty list, and nothing is fetched."""
    fetch = kit.service("fetch")
    kit.expect.equal(await kit.call(FETCH, fetch, [], 3), [])
    kit.expect.called(fetch, 0)


@value
async def test_more_room_than_keys(kit: Kit) -> None:
    """A limit above the number of keys is no obstacle."""
    keys = kit.names(2)
    fetch = kit.service("fetch", delay=None)
    kit.expect.equal(await kit.call(FETCH, fetch, keys, 5), [fetch.answer(key) for key in keys])


@overlap
async def test_never_more_than_the_limit(kit: Kit) -> None:
    """As many fetches are in flight as the limit allows, and never one more."""
    limit = kit.random.randint(2, 4)
    keys = kit.names(kit.random.randint(9, 12))
    delays = kit.falling(len(keys), fast=0.1, slow=0.2)
    fetch = kit.service("fetch", delay=dict(zip(keys, delays, strict=True)))
    await expect_limit(kit, fetch, keys, limit)


@overlap
def test_a_limit_for_each_call(kit: Kit) -> None:
    """Each call keeps to its own limit, whatever an earlier one was given, in another event loop too."""
    first, second = kit.random.sample((2, 3, 4), 2)
    for limit in (first, second, first):
        keys = kit.names(8)
        asyncio.run(expect_limit(kit, kit.service("fetch"), keys, limit))


@overlap
async def test_one_at_a_time(kit: Kit) -> None:
    """With a limit of 1 the fetches run one after another."""
    keys = kit.names(3)
    fetch = kit.service("fetch")
    await expect_limit(kit, fetch, keys, 1)


@overlap
async def test_a_free_place_is_taken_at_once(kit: Kit) -> None:
    """As soon as a fetch has ended the next key takes its place, also while a slow one is in flight."""
    limit, delays = 3, (0.3, 0.1, 0.12, 0.2, 0.1, 0.08)
    keys = kit.names(len(delays))
    fetch = kit.service("fetch", delay=dict(zip(keys, delays, strict=True)))
    await kit.call(FETCH, fetch, keys, limit)
    kit.expect.called(fetch, len(keys))
    kit.refilled(fetch, limit)


@clean
async def test_a_failure_leaves_nothing_behind(kit: Kit) -> None:
    """When one fetch fails its error reaches the caller, and by then no other fetch is running."""
    keys = kit.names(8)
    bad = keys[kit.random.randint(1, 2)]
    delays = dict(zip(keys, kit.falling(8, fast=0.1, slow=0.3), strict=True)) | {bad: 0.05}
    fetch = kit.service("fetch", delay=delays, failure={bad: FetchFailed(bad)})
    got, error = await kit.outcome(FetchFailed, FETCH, fetch, keys, 3)
    await kit.given_back(after="a fetch has failed")
    expect_failure(kit, fetch, got, error)


@clean
async def test_all_fail(kit: Kit) -> None:
    """When every fetch fails, an error reaches the caller: no key waits for ever for a place."""
    keys = kit.names(6)
    errors = {key: FetchFailed(key) for key in keys}
    fetch = kit.service("fetch", delay=dict(zip(keys, kit.falling(6), strict=True)), failure=errors)
    task = kit.start(kit.outcome(FetchFailed, FETCH, fetch, keys, 2))
    await kit.ended(task, after="two fetches have failed")
    got, error = await task
    await kit.given_back(after="two fetches have failed")
    expect_failure(kit, fetch, got, error)


async def expect_limit(kit: Kit, fetch: Service, keys: list[str], limit: int) -> None:
    """Expect as many fetches in flight as the limit allows."""
    with kit.locks() as locks:
        await kit.call(FETCH, fetch, keys, limit)
    kit.limited(fetch, limit, locks)


def expect_failure(kit: Kit, fetch: Service, got: object, error: BaseException | None) -> None:
    """Expect an error, and none but those of the fetches."""
    if error is None:
        kept = isinstance(got, list) and any(isinstance(item, BaseException) for item in got)
        failures = [call for call in fetch.calls if isinstance(failure_of(fetch, call.label), FetchFailed)]
        kit.expect.that(bool(failures), f"{FETCH} returned, and no fetch was called that fails.")
        failed = failures[0]
        hidden_by = kit.expect.handler_of(FetchFailed(), failed)
        message = f"The fetch of {failed.label} failed, and {FETCH} returned all the same."
        kit.expect.reject("unchecked-results" if kept else "errors-hidden", message, hidden_by)
    foreign = next((leaf for leaf in leaves(error) if not isinstance(leaf, FetchFailed)), None)
    if foreign is not None:
        finding = Finding(Evidence.ERROR, kit.line_of(foreign), type(foreign).__name__, text=str(foreign))
        kit.expect.that(False, f"{type(foreign).__name__} came beside the error of a fetch.", finding)


def failure_of(fetch: Service, key: str) -> BaseException | None:
    """Give the error with which the fetch of a key fails."""
    return fetch.failure.get(key) if isinstance(fetch.failure, dict) else None
