"""first_come_first_served: every result reaches the callback at the instant at which it is ready."""

from grader.child.kit import Call, Evidence, Finding, Kit, Listener, Service, overlap, value

SLACK = 0.05  # seconds; half of the time between two results of the check that uses it


@value
async def test_each_value_with_its_id(kit: Kit) -> None:
    """The callback gets every id once, together with the value of that id."""
    ids = kit.names(6)
    fetch = kit.service("fetch", delay=dict(zip(ids, kit.falling(6), strict=True)))
    cb = kit.listener("cb")
    await kit.call("each_as_done", fetch, ids, cb)
    expect_pairs(kit, fetch, cb, ids)


@value
async def test_ready_at_the_same_instant(kit: Kit) -> None:
    """Downloads that end at the same instant all reach the callback."""
    ids = kit.names(5)
    fetch = kit.service("fetch", delay=dict(zip(ids, (0.2, 0.1, 0.1, 0.1, 0.2), strict=True)))
    cb = kit.listener("cb")
    await kit.call("each_as_done", fetch, ids, cb)
    expect_pairs(kit, fetch, cb, ids)


@value
async def test_no_ids(kit: Kit) -> None:
    """Without ids the callback is never called, and nothing is fetched."""
    fetch, cb = kit.service("fetch"), kit.listener("cb")
    await kit.call("each_as_done", fetch, [], cb)
    kit.expect.called(fetch, 0)
    kit.expect.that(not cb.calls, f"cb was called {len(cb.calls)} times, although there are no ids.")


@overlap
async def test_all_in_flight_together(kit: Kit) -> None:
    """All downloads are in flight together, so the whole takes as long as the slowest one."""
    ids = kit.names(kit.random.randint(5, 8))
    delays = kit.falling(len(ids), fast=0.11, slow=0.2)[::-1]  # the last one is the slowest here
    fetch = kit.service("fetch", delay=dict(zip(ids, delays, strict=True)))
    cb = kit.listener("cb")
    await kit.call("each_as_done", fetch, ids, cb)
    kit.expect.peak(fetch, len(ids))
    kit.expect.within(ideal=delays[-1], wrong=delays[-1] + delays[0])
    expect_pairs(kit, fetch, cb, ids)


@overlap
async def test_no_result_waits_for_a_slower_one(kit: Kit) -> None:
    """Each result reaches the callback as soon as it is there: no fast one waits for a slow one."""
    slow, fast, middle = ids = kit.names(3)
    fetch = kit.service("fetch", delay={slow: 0.3, fast: 0.1, middle: 0.2})
    cb = kit.listener("cb")
    await kit.call("each_as_done", fetch, ids, cb)
    ended = sorted((call.end, call.label) for call in fetch.calls if call.end is not None)
    for (end, i), told in zip(ended, cb.calls, strict=False):  # how many there are is for the other checks
        kit.expect.that(
            told.start <= end + SLACK,
            f"The result of {i} was there after {end - kit.began:.2f} s, "
            f"but cb was not called before {told.start - kit.began:.2f} s.",
            Finding(Evidence.LATE_FOR_ALL, told.place, f"the result of {i}", other=last_before(fetch, told)),
        )


def expect_pairs(kit: Kit, fetch: Service, cb: Listener, ids: list[str]) -> None:
    """Expect one callback for each id, with the value of that id."""
    told = [call.args for call in cb.calls]
    place = next((call.place for call in cb.calls), kit.place_of("each_as_done"))
    for got in (each for args in told for each in args):
        kit.expect.plain(got, "what cb got")
    kit.expect.that(
        len(told) == len(ids),
        f"cb should be called once for each of the {len(ids)} ids, but it was called {len(told)} times.",
        Finding(Evidence.WRONG_CALLS, place, "cb", count=len(told), wanted=len(ids)),
    )
    kit.expect.where = place
    kit.expect.equal([len(args) for args in told], [2] * len(ids), "the number of arguments that cb got")
    kit.expect.equal(sorted((i for i, _ in told), key=str), sorted(ids), "the ids that cb got, sorted")
    values = dict(told)
    kit.expect.equal(
        [values[i] for i in ids], [fetch.answer(i) for i in ids], f"what cb got for {', '.join(ids)}"
    )


def last_before(fetch: Service, told: Call) -> str:
    """Name the download whose end came right before a callback."""
    ended = [call for call in fetch.calls if call.end and call.end <= told.start]
    return max(ended, key=lambda call: call.end or 0.0).label
