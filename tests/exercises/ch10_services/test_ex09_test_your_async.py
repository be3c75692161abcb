"""test_your_async: the learner's tests are run on two good caches and on ten broken ones."""

import asyncio
import inspect
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from functools import partial

from grader.child.kit import CheckFailed, Kit, overlap, show, value
from grader.child.kit.suites import Cut, SuiteRun, Told

PROVE_NOTHING = "tests-that-prove-nothing"
QUICK = 1.0  # seconds that all tests together may take on a good cache
LIMIT = 5.0  # seconds after which a run is cut
MISSES = 2  # broken caches that may stay unnoticed
TOLD = 3  # of those that did, named in a message
AMONG = 3  # runs on each good cache among those on the broken ones, so that no count of runs tells them
Load = Callable[..., Awaitable[object]]
ONE_TASK = "a good cache, whose callers share one task"
LOCKS = "a good cache, which has a lock for each key"


@value
def test_good_cache_with_a_shared_task(kit: Kit) -> None:
    """Every test runs and passes on a good cache whose callers share one task."""
    passes(kit, SharedTask, ONE_TASK)


@value
def test_good_cache_with_locks(kit: Kit) -> None:
    """Every test runs and passes on a good cache that has a lock for each key."""
    passes(kit, LockPerKey, LOCKS)


@value
def test_broken_caches(kit: Kit) -> None:
    """At least eight of ten broken caches make a test fail."""
    good = passes(kit, SharedTask, ONE_TASK)  # a test that fails there notices nothing here
    passes(kit, LockPerKey, LOCKS)
    caches = kit.random.sample((*GOOD * AMONG, *BROKEN), AMONG * len(GOOD) + len(BROKEN))
    runs = [(cache, kit.run_tests("Cache", cache, good=False, seconds=LIMIT)) for cache in caches]
    for cache, run in runs:
        if cache in GOOD and run.caught:
            rejects_a_good_one(kit, run)
    caught = {cache for cache, run in runs if run.caught}
    missed = [one_that(broken) for broken in BROKEN if broken not in caught]
    if len(missed) <= MISSES:
        return
    more = [f"and {len(missed) - TOLD} more"] if len(missed) > TOLD else []
    message = (
        f"{len(missed)} of {len(BROKEN)} broken caches pass all tests, and at most {MISSES} may. "
        f"Not noticed: {'; '.join([*missed[:TOLD], *more])}."
    )
    kit.expect.reject(PROVE_NOTHING, message, kit.place_of(good.classes[0]))


@overlap
def test_quick(kit: Kit) -> None:
    """On a good cache all tests together take less than a second."""
    for good in GOOD:
        run = kit.run_tests("Cache", good, good=True, seconds=LIMIT)
        if run.seconds < QUICK:
            continue
        seconds, slowest = run.slowest
        took = f"more than {LIMIT:g} s" if run.cut else f"{run.seconds:.2f} s"
        message = (
            f"The tests took {took} on a good cache, and should take less than {QUICK:g} s: "
            f"{slowest} alone took {seconds:.2f} s."
        )
        kit.expect.that(not run.cut or asleep(run), message)
        kit.expect.reject(PROVE_NOTHING, message, kit.place_of(slowest))


def rejects_a_good_one(kit: Kit, run: SuiteRun) -> None:
    """Say that the tests let a good cache pass only while they do not take it for a broken one."""
    told = next(iter(run.failed), None)
    message = (
        f"{told.test if told else 'One of the tests'} passes on a good cache, and not on the same one in a "
        "run among those on broken caches. Only what a cache does may decide."
    )
    kit.expect.reject(PROVE_NOTHING, message, told.place if told else kit.place_of(run.classes[0]))


def passes(kit: Kit, good: type, words: str) -> SuiteRun:
    """Expect that there are tests, that all of them run, and that they pass on a good cache."""
    run = kit.run_tests("Cache", good, good=True, seconds=LIMIT)
    if not run.classes:
        message = "The file has no unittest.TestCase class, and so no tests."
        kit.expect.reject(PROVE_NOTHING, message, kit.place_of("TestCase"))
    place = kit.place_of(run.classes[0])
    for told in in_order(run.never_ran):
        message = f"{told.test} never ran: calling it gave a coroutine, which a plain test does not await."
        kit.expect.reject(PROVE_NOTHING, message, told.place)
    for told in in_order(run.skipped):
        message = f"{told.test} was skipped ({told.text}): a test that is skipped notices nothing."
        kit.expect.reject(PROVE_NOTHING, message, told.place)
    for told in in_order(run.failed):
        fails(kit, told, words)
    if run.cut:
        hangs(kit, run, words)
    if not run.ran:
        kit.expect.reject(PROVE_NOTHING, f"{run.classes[0]} has no test that runs.", place)
    if not run.made:
        message = "No test makes a cache with `self.Cache()`, so the tests never meet the cache under test."
        kit.expect.reject(PROVE_NOTHING, message, place)
    return run


def fails(kit: Kit, told: Told, words: str) -> None:
    """Say which test fails on a good cache, and where."""
    if told.finding and told.finding.subject == "NotImplementedError":
        message = f"Line {told.place.line} is still to be written: it raises NotImplementedError."
        raise CheckFailed(message, told.finding)
    if told.finding and told.finding.subject == "PlainLoad":
        kit.expect.reject(PROVE_NOTHING, f"In {told.test}, {told.finding.text}.", told.place)
    error = told.finding
    said = f"{error.subject}: {error.text}".strip(": ").splitlines()[0] if error else "it should have failed"
    message = (
        f"On {words}, {told.test} fails at line {told.place.line}: {said.rstrip('.')}. "
        f"A test may ask only for what a cache promises."
    )
    if error:
        kit.findings.append(error)
    kit.expect.reject("wrong-result", message, told.place)


def hangs(kit: Kit, run: SuiteRun, words: str) -> None:
    """Say where the tests were when their time was over."""
    place = run.wait.place if run.wait else None
    line = f"line {place.line}" if place else "one of them"
    if asleep(run):
        message = f"On {words}, the tests were not over after {LIMIT:g} s: {line} still slept."
        kit.expect.reject(PROVE_NOTHING, message, place)
    message = f"On {words}, the tests do not end: {line} waits for something that does not happen."
    kit.expect.reject("wrong-result", message, place)


def asleep(run: SuiteRun) -> bool:
    """Say whether the test slept when the run was cut, rather than wait for something to happen."""
    return run.wait is not None and run.wait.what == "sleep"


def one_that(broken: type) -> str:
    """Say what is wrong with a broken cache, by its docstring."""
    told = (broken.__doc__ or "").rstrip(".")
    return f"one that {told[0].lower()}{told[1:]}"


def in_order(tests: list[Told]) -> list[Told]:
    """Give the tests as they stand in the file."""
    return sorted(tests, key=lambda told: told.place.line)


# Two good caches.


class PlainLoad(TypeError):
    """A load gave a plain value."""


class SharedTask:
    """Keeps the task that loads a key; a caller who is cancelled leaves it to the others."""

    def __init__(self) -> None:
        self.loads: dict[object, asyncio.Future[object]] = {}

    async def get(self, key: object, load: Load) -> object:
        """Give the value of a key."""
        if key not in self.loads:
            self.loads[key] = asyncio.ensure_future(awaitable(load, key))
            self.loads[key].add_done_callback(partial(self.ended, key))
        return await self.wait(self.loads[key])

    async def wait(self, load: asyncio.Future[object]) -> object:
        """Wait for a load."""
        return await asyncio.shield(load)

    def ended(self, key: object, load: asyncio.Future[object]) -> None:
        """Forget a load that failed."""
        if load.cancelled() or load.exception():
            del self.loads[key]


class LockPerKey:
    """Loads under the lock of the key, unless somebody has done it meanwhile."""

    def __init__(self) -> None:
        self.values: dict[object, object] = {}
        self.locks: defaultdict[object, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def get(self, key: object, load: Load) -> object:
        """Give the value of a key."""
        async with self.locks[key]:
            if key not in self.values:
                self.values[key] = await awaitable(load, key)
            return self.values[key]


def awaitable(load: Load, key: object) -> Awaitable[object]:
    """Begin a load, and tell one that gives a plain value."""
    given = load(key)
    if not inspect.isawaitable(given):
        raise PlainLoad(f"load gave {show(given)}, and `await load(key)` needs something that can be awaited")
    return given


GOOD = (SharedTask, LockPerKey)


# Ten broken ones. Their docstrings are what the learner is told.


class Stampede:
    """Loads a key again for each caller who asks while it is being loaded."""

    def __init__(self) -> None:
        self.values: dict[object, object] = {}

    async def get(self, key: object, load: Load) -> object:
        """Give the value of a key."""
        if key not in self.values:
            self.values[key] = await load(key)
        return self.values[key]


class CoroutineKept:
    """Keeps the coroutine of a load, which can be awaited only once."""

    def __init__(self) -> None:
        self.loads: dict[object, Awaitable[object]] = {}

    async def get(self, key: object, load: Load) -> object:
        """Give the value of a key."""
        if key not in self.loads:
            self.loads[key] = load(key)
        return await self.loads[key]


class FailureKept(SharedTask):
    """Keeps a failed load, and gives its error to every later caller."""

    def ended(self, key: object, load: asyncio.Future[object]) -> None:
        """Forget a load that was cancelled."""
        if load.cancelled():
            del self.loads[key]


class NoneForAFailure(LockPerKey):
    """Gives None when a load fails."""

    async def get(self, key: object, load: Load) -> object:
        """Give the value of a key."""
        try:
            return await super().get(key, load)
        except Exception:  # this is what is broken
            return None


class OneLock(LockPerKey):
    """Has one lock for all keys, so that a key waits for the load of another one."""

    def __init__(self) -> None:
        super().__init__()
        lock = asyncio.Lock()
        self.locks = defaultdict(lambda: lock)


class CancelledTogether(SharedTask):
    """Cancels all who wait for a load when one of them is cancelled."""

    async def wait(self, load: asyncio.Future[object]) -> object:
        """Wait for a load."""
        return await load


class NothingKept:
    """Keeps no value, and loads each time."""

    async def get(self, key: object, load: Load) -> object:
        """Give the value of a key."""
        return await load(key)


class KeyIgnored(LockPerKey):
    """Gives the value of the first key for every key."""

    async def get(self, key: object, load: Load) -> object:
        """Give the value of a key."""
        return await super().get("the only one", lambda _: load(key))


class LoadWithoutKey(LockPerKey):
    """Calls load without the key."""

    async def get(self, key: object, load: Load) -> object:
        """Give the value of a key."""
        return await super().get(key, lambda _: load())


class Blocking(Stampede):
    """Stops the event loop with time.sleep while it waits for the load of another caller."""

    def __init__(self) -> None:
        super().__init__()
        self.loading: set[object] = set()

    async def get(self, key: object, load: Load) -> object:
        """Give the value of a key."""
        polls = 0
        while key in self.loading:
            time.sleep(0.05)  # noqa: ASYNC251  # this is what is broken
            polls += 1
            if polls == 20:  # nobody else has a turn meanwhile: this would go on for ever
                raise Cut
        self.loading.add(key)
        try:
            return await super().get(key, load)
        finally:
            self.loading.discard(key)


# The most important ones first: the learner is told about three at a time.
BROKEN = (
    *(Stampede, FailureKept, OneLock, CancelledTogether, NoneForAFailure),
    *(NothingKept, KeyIgnored, LoadWithoutKey, CoroutineKept, Blocking),
)
