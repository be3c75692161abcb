"""single_flight_cache: one load for all who ask for a key, whatever becomes of the load or of a caller."""

import asyncio
from typing import Any

from grader.child.kit import Evidence, Kit, Locks, Service, State, clean, overlap, value

GET = "Cache.get"
PATIENCE = 1.0  # seconds; far longer than a load, so who still waits then waits for ever
MANY = 24  # keys: two of them meet at one of a few locks, however a lock is chosen


class LoadFailed(Exception):
    """What a load of these checks fails with."""


@value
async def test_a_value_is_kept(kit: Kit) -> None:
    """Each key gets the value of its own load; asking again gives that value without another load."""
    await keeps(kit, kit.names(3))


@value
async def test_any_value_is_kept(kit: Kit) -> None:
    """A value is kept whatever it is: an empty text, 0, or None."""
    keys = kit.names(3)
    values = dict(zip(keys, ("", 0, None), strict=True))
    load = kit.service("load", answer=values.get)
    cache = kit.make("Cache")
    for key in [*keys, *keys]:
        kit.expect.equal(await get(kit, cache, key, load), values[key], f"the value of {key}")
    for key in keys:
        kit.expect.called(load, 1, key=key)


@value
async def test_a_load_that_does_not_wait(kit: Kit) -> None:
    """A load that has its value at once is good as any other."""
    key, other = kit.names(2)
    load = kit.service("load", delay=None)
    cache = kit.make("Cache")
    got = await together(kit, cache, [key, other, key], load)
    kit.expect.equal(got, [load.answer(key), load.answer(other), load.answer(key)])
    kit.expect.called(load, 2)


@value
async def test_two_caches(kit: Kit) -> None:
    """Two caches have nothing in common: each loads a key for itself."""
    (key,) = kit.names(1)
    for load in (kit.service("load"), kit.service("load")):
        cache = kit.make("Cache")
        kit.expect.equal(await get(kit, cache, key, load), load.answer(key), f"the value of {key}")
        kit.expect.called(load, 1)


@overlap
async def test_callers_share_a_load(kit: Kit) -> None:
    """Callers who ask for a key while it is being loaded share that load."""
    await keeps(kit, kit.names(1))  # what is wrong with one caller after another is no race
    (key,) = kit.names(1)
    load = kit.service("load", delay=0.1)
    cache = kit.make("Cache")

    async def steps() -> list[Any]:
        calls = [kit.begin(cache, GET, key, load) for _ in range(3)]
        await asyncio.sleep(0.05)
        calls += [kit.begin(cache, GET, key, load) for _ in range(2)]
        return await kit.results(*calls)

    with kit.locks() as locks:
        got = await kit.scenario(GET, steps)
    expect_one_load(kit, load, key, locks)
    kit.expect.equal(got, [load.answer(key)] * 5)
    kit.expect.within(ideal=0.1, wrong=0.2)


@overlap
async def test_other_keys_load_meanwhile(kit: Kit) -> None:
    """Different keys are loaded at the same time."""
    keys = kit.names(MANY)
    delays = kit.falling(len(keys), fast=0.1, slow=0.2)
    load = kit.service("load", delay=dict(zip(keys, delays, strict=True)))
    cache = kit.make("Cache")
    got = await together(kit, cache, keys, load)
    kit.expect.equal(got, [load.answer(key) for key in keys])
    if load.peak < len(keys):
        late = max(load.calls, key=lambda call: call.start)
        kit.expect.reject(
            "lock-too-wide",
            f"{len(keys)} keys were asked for at once, but only {load.peak} loads went on at the same time: "
            f"that of {late.label} began after {late.start - kit.began:.2f} s.",
            late.place,
        )
    kit.expect.within(ideal=delays[0], wrong=delays[0] + delays[-1])


@clean
async def test_a_failed_load_is_not_kept(kit: Kit) -> None:
    """A failed load reaches its caller, and the next caller loads again."""
    (key,) = kit.names(1)
    load, error = failing_once(kit)
    cache = kit.make("Cache")
    with kit.expect.raises(error, by=load):
        await get(kit, cache, key, load)
    await loads_again(kit, cache, key, load)


@clean
async def test_a_failed_load_with_several_callers(kit: Kit) -> None:
    """When a load fails, nobody who waits for it hangs, and the next caller gets a value."""
    await survives_a_failure(kit, *kit.names(1))


@overlap
async def test_a_load_after_a_failed_one_is_shared(kit: Kit) -> None:
    """After a load has failed, callers share the next one, too."""
    (key,) = kit.names(1)
    load, error = failing_once(kit)
    cache = kit.make("Cache")
    ask = kit.method(cache, GET, key, load)

    async def asks_twice() -> object:
        try:
            return await ask(key, load)
        except LoadFailed:
            return await ask(key, load)  # before any other caller has heard of the failure

    async def steps() -> list[asyncio.Task[Any]]:
        calls = [kit.begin(cache, GET, key, load), kit.start(asks_twice()), kit.begin(cache, GET, key, load)]
        await asyncio.sleep(0.15)  # whoever waited for the failed load may be loading again by now
        for _ in range(2):
            calls.append(kit.begin(cache, GET, key, load))
            await asyncio.sleep(0.02)
        await kit.ended(*calls, after="a load has failed")
        return calls

    first, *calls = await kit.scenario(GET, steps)
    others, later = calls[:2], calls[2:]
    with kit.expect.raises(error, by=load):
        await first
    for call in others:
        expect_error_or_value(kit, call, error, load.answer(key))
    if load.peak > 1:
        message = f"A load of {key} failed, and after that {load.peak} loads of it went on at the same time."
        kit.expect.reject("check-then-await", message, load.calls[-1].place)
    kit.expect.equal(await kit.results(*later), [load.answer(key)] * 2, "what later callers got")


@clean
async def test_the_first_caller_is_cancelled(kit: Kit) -> None:
    """When the caller who asked first is cancelled, the others get the value all the same."""
    key, other = kit.names(2)
    await survives_a_failure(kit, other)  # who hangs after any failure has no fault with cancellation
    await one_is_cancelled(kit, key, 0)


@clean
async def test_a_waiting_caller_is_cancelled(kit: Kit) -> None:
    """When a caller who shares a load is cancelled, the others get the value all the same."""
    await one_is_cancelled(kit, *kit.names(1), 1)


@clean
async def test_a_load_that_fails_for_nobody(kit: Kit) -> None:
    """A load that fails when the only one who asked for it was cancelled is not kept, either."""
    key, other = kit.names(2)
    await survives_a_failure(kit, other)
    kit.forgiven |= {Evidence.ERROR_UNREAD}  # newer Pythons complain of a shielded task that fails for nobody
    error = LoadFailed(kit.word())
    load = kit.service("load", failure=lambda _: error if len(load.calls) == 1 else None)
    cache = kit.make("Cache")

    async def steps() -> None:
        caller = kit.begin(cache, GET, key, load)
        await asyncio.sleep(0.05)
        caller.cancel()
        await asyncio.sleep(0.15)  # a load that goes on without its caller has failed by now
        await kit.ended(caller, after="a caller was cancelled")

    await kit.scenario(GET, steps)
    await loads_again(kit, cache, key, load)


async def keeps(kit: Kit, keys: list[str]) -> None:
    """Expect that each key is loaded when it is first asked for, and only then."""
    load, unused = kit.service("load"), kit.service("another load")
    cache = kit.make("Cache")
    for key in keys:
        kit.expect.equal(await get(kit, cache, key, load), load.answer(key), f"the value of {key}")
    for key in keys:
        kit.expect.equal(await get(kit, cache, key, unused), load.answer(key), f"the second value of {key}")
    kit.expect.equal([call.args for call in load.calls], [(key,) for key in keys], "the arguments of load")
    kit.expect.called(unused, 0)


async def one_is_cancelled(kit: Kit, key: str, index: int) -> None:
    """Cancel one of three callers of a key during the load."""
    load = kit.service("load", delay=0.1)
    cache = kit.make("Cache")

    async def steps() -> None:
        calls = [kit.begin(cache, GET, key, load) for _ in range(3)]
        await asyncio.sleep(0.05)
        waits = kit.waits(*calls)
        victim = calls.pop(index)
        victim.cancel()
        await expect_told(kit, load, *calls)
        await kit.ended(victim, *calls, after="a caller was cancelled")
        place = waits[0].place if waits else None
        if not victim.cancelled():
            await kit.results(victim)  # an error of its own says more
            message = "A caller was cancelled, and its get went on all the same."
            kit.expect.reject("swallowed-cancellation", message)
        if any(call.cancelled() for call in calls):
            message = f"One of three callers of {key} was cancelled, and another one was cancelled with it."
            kit.expect.reject("failure-cached", message, place)
        kit.expect.equal(await kit.results(*calls), [load.answer(key)] * 2, "what the others got")
        (later,) = again = [kit.begin(cache, GET, key, load)]
        await kit.ended(*again, after="a caller was cancelled")
        if later.cancelled():
            message = f"One caller of {key} was cancelled, and a later caller of it is cancelled, too."
            kit.expect.reject("failure-cached", message, place)
        kit.expect.equal(later.result(), load.answer(key), "what a later caller got")

    await kit.scenario(GET, steps)


async def survives_a_failure(kit: Kit, key: str) -> None:
    """Expect that everybody who waits for a load that fails gets an outcome, and the next caller a value."""
    load, error = failing_once(kit)
    cache = kit.make("Cache")

    async def steps() -> list[asyncio.Task[Any]]:
        calls = [kit.begin(cache, GET, key, load) for _ in range(3)]
        await kit.ended(*calls, after="a load has failed")
        return calls

    first, *others = await kit.scenario(GET, steps)
    with kit.expect.raises(error, by=load):
        await first
    values = [expect_error_or_value(kit, call, error, load.answer(key)) for call in others]
    if any(values):
        kit.expect.equal(await get(kit, cache, key, load), load.answer(key), "what the next caller got")
    else:
        await loads_again(kit, cache, key, load)


async def loads_again(kit: Kit, cache: object, key: str, load: Service) -> None:
    """Expect that a call after a failed load loads again and gives the value."""
    before = len(load.calls)

    async def steps() -> object:
        call = kit.begin(cache, GET, key, load)
        await expect_told(kit, load, call)
        await kit.ended(call, after="a load has failed")
        error = None if call.cancelled() else call.exception()
        if len(load.calls) == before and (call.cancelled() or not isinstance(error, RuntimeError)):
            message = f"The load of {key} failed, and the next get gave that outcome again, without a load."
            kit.expect.reject("failure-cached", message, kit.line_of(error) if error else None)
        return call.result()

    kit.expect.equal(await kit.scenario(GET, steps), load.answer(key), "the value of the second load")


async def expect_told(kit: Kit, load: Service, *callers: asyncio.Task[Any]) -> None:
    """Expect that whoever waits for a load is told when it was cancelled with its caller."""
    await asyncio.wait(callers, timeout=PATIENCE)
    stuck = [wait.what for wait in kit.waits(*callers)]
    cancelled = [call for call in load.calls[-1:] if call.state is State.CANCELLED]
    if cancelled and len(stuck) == len(callers) and "Lock.acquire" not in stuck:
        for caller in callers:
            await kit.give_up(caller)
        message = (
            f"The load of {cancelled[0].label} was cancelled with its caller, and nobody was told of it: "
        )
        kit.expect.reject("cleanup-skipped", f"{message}who waits for it waits for ever.", cancelled[0].place)


def expect_one_load(kit: Kit, load: Service, key: str, locks: Locks) -> None:
    """Expect one load for all callers of a key."""
    number = len(load.calls)
    if number > 1:
        seen = f"Five callers asked for {key} within 0.05 s, and it was loaded {number} times."
        if locks.one_each:
            kit.expect.reject("semaphore-per-call", f"{seen} Each took a lock of its own.", locks.place)
        kit.expect.reject("check-then-await", seen, load.calls[1].place)
    kit.expect.called(load, 1, key=key)


def expect_error_or_value(kit: Kit, call: asyncio.Task[Any], error: Exception, answer: object) -> bool:
    """Expect that a caller who waited for a failed load got its error, or a value; say if it was that."""
    if call.cancelled():
        kit.expect.that(False, "A load failed, and a caller who waited for it was cancelled.")
    got = call.exception()
    if got is None:
        kit.expect.equal(call.result(), answer, "what a caller of the failed load got")
    elif got is not error:
        raise got
    return got is None


def failing_once(kit: Kit) -> tuple[Service, LoadFailed]:
    """Make a load of which the first call fails, and give the error."""
    error = LoadFailed(kit.word())
    failures = iter([error])
    return kit.service("load", delay=0.1, failure=lambda _: next(failures, None)), error


async def get(kit: Kit, cache: object, key: str, load: Service) -> object:
    """Ask for one key and wait for the answer."""
    (got,) = await together(kit, cache, [key], load)
    return got


async def together(kit: Kit, cache: object, keys: list[str], load: Service) -> list[Any]:
    """Ask for all keys at the same time and give the answers."""

    async def steps() -> list[Any]:
        return await kit.results(*[kit.begin(cache, GET, key, load) for key in keys])

    got: list[Any] = await kit.scenario(GET, steps)
    return got
