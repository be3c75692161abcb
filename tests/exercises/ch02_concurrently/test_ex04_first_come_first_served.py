"""first_come_first_served: every result reaches the callback at the instant at which it is ready."""

import asyncio
import gc
import weakref

from grader.child.kit import Call, Evidence, Finding, Kit, Listener, Service, clean, overlap, value

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
async def test_values_that_count_as_false(kit: Kit) -> None:
    """The callback gets a value of None, 0 or an empty text like any other."""
    ids = kit.names(3)
    values = dict(zip(ids, kit.random.sample((None, 0, ""), 3), strict=True))
    fetch = kit.service("fetch", answer=lambda i: values[i])
    cb = kit.listener("cb")
    await kit.call("each_as_done", fetch, ids, cb)
    expect_pairs(kit, fetch, cb, ids)


@value
async def test_calls_know_nothing_of_each_other(kit: Kit) -> None:
    """Two calls at the same time, and two more after them, each tell their callback of their own fetch."""
    ids = kit.names(3)
    for _ in range(2):
        both = [kit.falling(3, fast=fast, slow=fast + 0.08) for fast in (0.1, 0.2)]
        fetches = [kit.service("fetch", delay=dict(zip(ids, delays, strict=True))) for delays in both]
        calls = [(fetch, ids, kit.listener("cb")) for fetch in fetches]
        await kit.together("each_as_done", *calls)
        for fetch, _ids, cb in calls:
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


@clean
async def test_no_download_is_lost(kit: Kit) -> None:
    """A download that waits for something nobody else refers to survives the garbage collector."""
    loop = asyncio.get_running_loop()
    ids = kit.names(3)
    word = kit.word()
    waited_for: list[weakref.ref[asyncio.Future[str]]] = []
    collected = False

    async def fetch(_id: str) -> str:
        if collected:
            return word
        future: asyncio.Future[str] = loop.create_future()  # only this frame refers to it, and a task to that
        waited_for.append(weakref.ref(future))
        return await future

    call = kit.start(kit.call("each_as_done", fetch, ids, kit.listener("cb")))
    await asyncio.sleep(0.05)
    if not call.done():  # whoever waits for nothing is what the other checks are for
        gc.collect()
    collected = True
    alive = [future for future in (ref() for ref in waited_for) if future is not None]
    for future in alive:
        future.set_result(word)
    if len(alive) < len(waited_for):
        await kit.give_up(call)
        waiting = f"{len(waited_for)} downloads were waiting"
        message = f"{waiting}; after the garbage collector {len(alive)} of them were left."
        kit.expect.that(False, message, Finding(Evidence.TASK_LOST))
    await call


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
