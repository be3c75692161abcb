"""run_once: load keeps two fetches in flight; report runs it in one loop of its own, any number of times."""

import asyncio

from grader.child.kit import Evidence, Finding, Kit, Service, clean, overlap, value


@value
async def test_load_in_the_order_of_the_ids(kit: Kit) -> None:
    """The values of load come in the order of the ids, although the first fetch is the slowest."""
    ids, fetch = some_fetches(kit, kit.random.randint(4, 6))
    twice = [*ids, ids[0]]
    kit.expect.equal(await kit.call("load", fetch, tuple(twice)), [fetch.answer(i) for i in twice])
    kit.expect.called(fetch, 2, key=ids[0])


@overlap
async def test_two_at_a_time(kit: Kit) -> None:
    """Two fetches are in flight whenever two ids are left, and never more."""
    number = kit.random.randint(6, 9)
    ids, fetch = some_fetches(kit, number)
    # One as slow as all the others together: whoever has shared out the ids before leaves a place free.
    fetch.delay = fetch.delay | {ids[0]: sum(list(fetch.delay.values())[1:])}
    await kit.call("load", fetch, range(ids[0], ids[0] + number))
    kit.expect.peak(fetch, 2)
    ended = sorted(fetch.calls, key=lambda call: call.end or 0.0)
    for index, call in enumerate(fetch.calls):
        kit.expect.started_when_ready(fetch, call, ended[: max(index - 1, 0)])


@value
def test_report_gives_the_values(kit: Kit) -> None:
    """Plain code gets the values of load from report."""
    ids, fetch = some_fetches(kit, 3)
    kit.expect.equal(kit.call_plain("report", fetch, ids), [fetch.answer(i) for i in ids])
    kit.expect.called(fetch, len(ids))


@value
def test_report_again_and_again(kit: Kit) -> None:
    """Several calls of report in a row work, also when fetches have to wait for their turn."""
    for number in (5, 4, 3):
        ids, fetch = some_fetches(kit, number)
        kit.expect.equal(kit.call_plain("report", fetch, ids), [fetch.answer(i) for i in ids])


@overlap
def test_report_overlaps(kit: Kit) -> None:
    """Under report, too, two fetches are in flight."""
    ids, fetch = some_fetches(kit, 5)
    kit.call_plain("report", fetch, ids)
    kit.expect.peak(fetch, 2)


@clean
def test_one_loop_of_its_own(kit: Kit) -> None:
    """Each call of report uses one event loop, a new one, and closes it."""
    used: list[asyncio.AbstractEventLoop] = []
    for _ in range(2):
        ids, fetch = some_fetches(kit, 4)
        already = len(kit.loops)
        kit.call_plain("report", fetch, ids)
        made = kit.loops[already:]
        if len(fetch.loops) > 1:
            message = f"One call of report ran {len(fetch.loops)} event loops, one after another."
            kit.expect.reject("sequential-awaits", message, made[0].created if made else None)
        kit.expect.called(fetch, len(ids))
        kit.expect.that(len(made) <= 1, f"One call of report made {len(made)} event loops; one is enough.")
        used += fetch.loops
    expect_own(kit, *used)


@value
def test_no_ids(kit: Kit) -> None:
    """Without ids the result is an empty list, and nothing is fetched."""
    fetch = kit.service("fetch")
    kit.expect.equal(kit.call_plain("report", fetch, []), [])
    kit.expect.called(fetch, 0)


@clean
def test_an_error_reaches_the_caller(kit: Kit) -> None:
    """An error of fetch reaches the caller of report."""
    # One id only: what becomes of the other fetches is another exercise's question.
    ids = kit.ids(1)
    error = LookupError(kit.word())
    fetch = kit.service("fetch", failure={ids[0]: error})
    with kit.expect.raises(error, fetch, grouped=True):
        expect_no_error_in(kit, kit.call_plain("report", fetch, ids), error, "report")


@clean
async def test_errors_keep_no_place(kit: Kit) -> None:
    """Fetches that fail leave no other one waiting for ever: an error reaches the caller of load."""
    ids, fetch = some_fetches(kit, 5)
    error = LookupError(kit.word())
    # None of them has to wait, so that no fetch is in flight when the error comes; no two fail side by side.
    fetch.delay, fetch.failure = None, {ids[0]: error, ids[2]: error}
    call = kit.start(kit.call("load", fetch, ids))
    await kit.ended(call, after="two fetches have failed")
    with kit.expect.raises(error, fetch, grouped=True):
        expect_no_error_in(kit, await call, error, "load")


@clean
def test_importing_makes_nothing(kit: Kit) -> None:
    """Importing the file runs no event loop and makes nothing that belongs to one."""
    kit.expect.quiet_import()


def some_fetches(kit: Kit, number: int) -> tuple[list[int], Service]:
    """Draw ids in a row and a fetch that takes the less time, the later the id."""
    first = kit.random.randint(100, 900)
    ids = list(range(first, first + number))
    return ids, kit.service("fetch", delay=dict(zip(ids, kit.falling(number), strict=True)))


def expect_no_error_in(kit: Kit, got: object, error: Exception, by: str) -> None:
    """Reject values of a function of which one is the error of a fetch."""
    if isinstance(got, list | tuple) and any(item is error for item in got):
        kit.expect.reject("unchecked-results", f"One of the values that {by} gave is the error of a fetch.")


def expect_own(kit: Kit, first: asyncio.AbstractEventLoop, second: asyncio.AbstractEventLoop) -> None:
    """Expect that two calls of report ran in two loops, and that both are closed."""
    created = next((record.created for record in kit.loops if record.loop is first), None)
    if first is second and created:
        message = "One event loop is kept and used by every call of report."
        kit.expect.reject("loop-bound-at-import", message, created)
    kit.expect.that(first is not second, "Two calls of report used the same event loop.")
    kit.expect.that(
        first.is_closed() and second.is_closed(),
        "The event loop of report is still open when report has returned.",
        Finding(Evidence.RESOURCE_OPEN, created, "event loop"),
    )
