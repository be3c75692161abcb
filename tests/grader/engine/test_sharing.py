"""The kit tells who takes which lock, who waits where, and whose lock was not given back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from grader.child.kit.expect import CheckFailed
from grader.model import Evidence
from tests.grader.engine.stage import FILE, dedent, play

if TYPE_CHECKING:
    from grader.child.kit import Kit
    from grader.child.kit.sharing import Locks

LOCKING = """
import asyncio

class Box:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.room = asyncio.Semaphore(2)

    async def shared(self):
        async with self.lock:
            await asyncio.sleep(0.1)

    async def own(self):
        async with asyncio.Lock():
            await asyncio.sleep(0.1)

    async def room_for_two(self):
        async with self.room:
            await asyncio.sleep(0.1)

    async def kept(self):
        await self.lock.acquire()
        await asyncio.sleep(0.1)

    async def asks_holding(self):
        async with self.lock:
            await asyncio.Event().wait()
"""
OWNER = """
import asyncio

class Box:
    def __init__(self):
        self.queue = asyncio.Queue()
        self.owner = None

    async def work(self):
        while True:
            (await self.queue.get()).set_result(None)

    async def put(self):
        if self.owner is None:
            self.owner = asyncio.create_task(self.work())
        done = asyncio.get_running_loop().create_future()
        self.queue.put_nowait(done)
        await done

    async def leave(self):
        asyncio.create_task(asyncio.sleep(1))
"""


def taken(name: str) -> Locks:
    """Give what was asked for when a method is called three times at once."""

    async def body(kit: Kit) -> Locks:
        box = kit.make("Box")
        with kit.locks() as locks:
            await kit.results(*[kit.begin(box, f"Box.{name}") for _ in range(3)])
        return locks

    played = play(LOCKING, body)
    assert played.error is None
    found: Locks = played.value
    return found


def test_a_shared_lock() -> None:
    """One lock for three calls is not one each; its line is known."""
    locks = taken("shared")
    assert (len(locks.takings), locks.one_each, locks.semaphores) == (3, False, False)
    assert locks.place is not None
    assert (locks.place.file, locks.place.line) == (FILE, 10)


def test_a_lock_of_one_s_own() -> None:
    """Three locks for three calls are one each, also if each is gone when the next one is made."""
    assert taken("own").one_each


def test_a_semaphore() -> None:
    """A semaphore is told from a lock."""
    assert taken("room_for_two").semaphores


def test_locks_are_themselves_again() -> None:
    """Outside of the block nothing watches."""
    before = (asyncio.Lock.acquire, asyncio.Semaphore.acquire)
    taken("shared")
    assert (asyncio.Lock.acquire, asyncio.Semaphore.acquire) == before


@pytest.mark.parametrize(
    ("names", "after", "code", "line"),
    [
        (["kept", "shared"], "an error", "lock-not-released", 10),
        (["kept", "kept"], "an error", "lock-not-released", 22),
        (["kept", "kept"], "", "", 22),
        (["asks_holding", "shared"], "an error", "", 10),
        (["asks_holding"], "", "", 27),
    ],
)
def test_who_never_ends(names: list[str], after: str, code: str, line: int) -> None:
    """A lock that nobody gave back after an error is told from calls that wait for each other."""

    async def body(kit: Kit) -> None:
        box = kit.make("Box")
        await kit.ended(*[kit.begin(box, f"Box.{name}") for name in names], after=after)

    played = play(LOCKING, body)
    assert isinstance(played.error, CheckFailed)
    (finding,) = played.error.findings
    assert finding.kind is (Evidence.OBSERVED if code else Evidence.DEADLOCK)
    assert finding.code == code
    assert finding.place is not None
    assert finding.place.line == line


def test_who_ends() -> None:
    """Calls that end are awaited, whatever came of them."""

    async def body(kit: Kit) -> list[str]:
        calls = [kit.begin(kit.make("Box"), "Box.fail"), kit.begin(kit.make("Box"), "Box.leave")]
        await asyncio.sleep(0)
        calls[1].cancel()
        await kit.ended(*calls, after="a test")
        return [type(call.exception()).__name__ if not call.cancelled() else "cancelled" for call in calls]

    source = """
        import asyncio

        class Box:
            async def fail(self):
                raise KeyError(1)

            async def leave(self):
                await asyncio.sleep(1)
        """
    played = play(dedent(source), body)
    assert played.value == ["KeyError", "cancelled"]
    assert played.findings == ()


def test_a_plain_method_is_not_begun() -> None:
    """A method that should be async and is not says so."""

    async def body(kit: Kit) -> None:
        kit.begin(kit.make("Box"), "Box.put")

    played = play("class Box:\n    def put(self):\n        pass\n", body)
    assert isinstance(played.error, CheckFailed)
    assert played.error.findings[0].kind is Evidence.SYNC_MIXUP


@pytest.mark.parametrize(("name", "kinds"), [("put", []), ("leave", [Evidence.LEFT_RUNNING])])
def test_what_a_scenario_leaves(name: str, kinds: list[Evidence]) -> None:
    """A task that waits for more work belongs to its object; one that works on was left behind."""

    async def body(kit: Kit) -> None:
        box = kit.make("Box")

        async def steps() -> None:
            await kit.results(kit.begin(box, f"Box.{name}"))

        await kit.scenario(f"Box.{name}", steps)

    played = play(OWNER, body)
    assert played.error is None
    assert sorted(set(played.kinds())) == kinds


STUBBORN = """
import asyncio

async def stay():
    while True:
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            pass
"""


def test_tasks_that_will_not_end() -> None:
    """A loop is closed without tasks that were given up, and nobody is told that these are lost."""

    async def body(kit: Kit) -> None:
        kit.start(kit.call("stay"))
        await asyncio.sleep(0.1)
        kit.abandon()

    played = play(STUBBORN, body)
    assert played.error is None
    assert played.findings == ()
    assert played.kit.loops[0].loop.is_closed()


IN_PLACES = """
import asyncio, random

async def at_once(work, names, places):
    free = asyncio.Semaphore(places)
    async def one(name):
        async with free:
            await work(name)
    await asyncio.gather(*map(one, random.sample(names, len(names))))

async def in_rounds(work, names, places):
    for at in range(0, len(names), places):
        await asyncio.gather(*map(work, names[at : at + places]))

async def late(work, names, places):
    await asyncio.sleep(0.3)
    await at_once(work, names, places)
"""


@pytest.mark.parametrize(("name", "passes"), [("at_once", True), ("in_rounds", False), ("late", False)])
def test_free_places_are_taken(name: str, passes: bool) -> None:
    """Any order will do that leaves no place empty while something is left to do."""

    async def body(kit: Kit) -> bool:
        names = kit.names(6)
        work = kit.service("work", delay=dict(zip(names, (0.3, 0.1, 0.12, 0.2, 0.1, 0.08), strict=True)))
        await kit.call(name, work, names, 3)
        try:
            kit.refilled(work, 3)
        except CheckFailed:
            return False
        return True

    for seed in range(5):
        assert play(IN_PLACES, body, seed=str(seed)).value is passes
