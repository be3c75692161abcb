"""threads_to_loop: what threads put in comes out on the loop, all of it, in order and at once."""

import asyncio
import contextlib
import functools
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Iterable

from grader.child.kit import Evidence, Finding, Kit, Place, clean, free, show, value

PUT, GET, CLOSE = (f"Bridge.{name}" for name in ("put", "get", "close"))
PAUSE = 0.05  # seconds before a thread does what somebody waits for
KNOCK = 0.3  # seconds after which a loop that has slept through it is woken by other means
LATE = 0.1  # seconds
QUIET = 2.0  # seconds in which nothing happens
TURNS = 8  # of the loop in that time, the test's own and a few more
PATIENCE = 2.0  # seconds; who still waits then waits for ever
SETTLING = 0.02  # seconds for what `close` sets going
NO_LOOP = ("no running event loop", "no current event loop")


class Closed:
    """What a get or put gave that raised BridgeClosed."""

    def __repr__(self) -> str:
        return "BridgeClosed"


CLOSED = Closed()


class Crossing:
    """A bridge of the learner's, the threads that feed it, and the one that takes out."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self.bridge = kit.make("Bridge")
        self.woken = 0.0  # when the latest get ended
        self._closed = kit.get("BridgeClosed")
        self._getter: asyncio.Task[object] | None = None
        kit.adopt()

    def put(self, item: object) -> object:
        """Put an item, from whatever thread; say whether the bridge was closed."""
        try:
            return self.kit.call_method(self.bridge, PUT, item)
        except self._closed:
            return CLOSED

    def put_all(self, items: Iterable[object]) -> Callable[[], None]:
        """Give a step that puts many items."""
        put = self.kit.method(self.bridge, PUT, None)

        def put_them() -> None:
            for item in items:
                put(item)

        return put_them

    def close(self) -> None:
        """Close the bridge, from whatever thread."""
        self.kit.call_method(self.bridge, CLOSE)

    def start_get(self) -> asyncio.Task[object]:
        """Begin to take an item out; the task gives it, or CLOSED."""
        self._getter = self.kit.start(self._get())
        return self._getter

    async def get(self, *, when: str) -> object:
        """Take an item out in this very step of the loop, as a caller does that has not waited since."""
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._get()
        except TimeoutError as error:
            self._reject_endless(when, self.kit.line_of(error.__cause__ or error))

    async def wait_for(self, getter: asyncio.Task[object], *, when: str) -> object:
        """Wait for what a get gives."""
        await asyncio.wait([getter], timeout=PATIENCE)
        if not getter.done():
            self._reject_endless(when, self.waits())
        return await getter

    def in_thread(self, *steps: Callable[[], object]) -> asyncio.Future[None]:
        """Take steps in a thread of its own; its end wakes the loop."""
        loop = asyncio.get_running_loop()
        ended: asyncio.Future[None] = loop.create_future()

        def take() -> None:
            error = None
            try:
                for step in steps:
                    step()
            except BaseException as raised:
                error = raised
            loop.call_soon_threadsafe(settle, ended, error)

        threading.Thread(target=take, daemon=True).start()
        return ended

    async def joined(self, *ends: asyncio.Future[None]) -> None:
        """Wait for the end of threads, and let out the first error of theirs."""
        await asyncio.wait(ends)
        errors = [error for error in (end.exception() for end in ends) if error]
        for error in errors:
            if isinstance(error, RuntimeError) and any(words in str(error) for words in NO_LOOP):
                message = f"The event loop was asked for in a thread that has none. Python says: {error}."
                self.kit.expect.reject("not-thread-safe", message, self.kit.line_of(error))
            raise error

    def waits(self) -> Place | None:
        """Give the line at which a get waits."""
        tasks = [self._getter] if self._getter else []
        return next((wait.place for wait in self.kit.waits(*tasks)), None) if tasks else None

    async def leave(self) -> None:
        """Leave nothing behind, whatever went wrong."""
        with contextlib.suppress(Exception):
            self.bridge.close()
        await asyncio.sleep(SETTLING)
        if self._getter and not self._getter.done():
            self._getter.cancel()
            await asyncio.wait([self._getter], timeout=PATIENCE)

    def _reject_endless(self, when: str, place: Place | None) -> None:
        message = f"{when}, a call of get waited for ever."
        self.kit.expect.reject("wrong-result", message, place or self.kit.place_of(GET))

    async def _get(self) -> object:
        try:
            return await self.kit.method(self.bridge, GET)()
        except self._closed:
            return CLOSED
        finally:
            self.woken = self.kit.now()


async def play(kit: Kit, name: str, steps: Callable[[Crossing], Awaitable[None]]) -> None:
    """Play the steps on a new bridge."""

    async def played() -> None:
        crossing = Crossing(kit)
        try:
            await steps(crossing)
        finally:
            await crossing.leave()

    await kit.scenario(name, played)


@value
async def test_on_the_loops_own_thread(kit: Kit) -> None:
    """What is put on the loop's own thread comes out in order, None included; put returns at once."""
    items = [kit.word(), None, *kit.ids(40), 0, "", False]

    async def steps(crossing: Crossing) -> None:
        for item in items:
            crossing.put(item)
        got = [await crossing.get(when="After items were put on the loop's thread") for _ in items]
        expect_items(kit, got, items, "on the loop's own thread")

    await play(kit, PUT, steps)


@value
async def test_the_loop_after_a_thread(kit: Kit) -> None:
    """In a thread put returns at once, and its item comes out before one that the loop's own thread puts."""
    items = kit.names(2)

    async def steps(crossing: Crossing) -> None:
        returned = threading.Event()
        threads: list[int] = []
        ended = crossing.in_thread(
            lambda: threads.append(threading.get_ident()), crossing.put_all(items[:1]), returned.set
        )
        at_once = returned.wait(10 * PAUSE)  # the loop has had no turn since
        place = line_of_thread(threads, kit.place_of(PUT))
        if at_once:
            crossing.put(items[1])
            got = [await crossing.get(when="After a thread and the loop's own put an item") for _ in items]
            expect_items(kit, got, items, "by a thread, and then on the loop's own")
        await crossing.joined(ended)
        message = f"In a thread put had not returned after {10 * PAUSE:g} s in which the loop had no turn."
        if not at_once:  # an error in the thread has been told by now
            kit.expect.reject("blocking-call", message, place)

    await play(kit, PUT, steps)


@value
def test_in_another_event_loop(kit: Kit) -> None:
    """A bridge wakes its getter in each event loop of a program, not in the first one alone."""
    items = kit.names(2)

    async def steps(crossing: Crossing) -> None:
        for item in items:
            got = await woken(crossing, "an item was put", functools.partial(crossing.put, item))
            kit.expect.equal(got, item, "what get gave")

    for _ in range(2):
        asyncio.run(play(kit, GET, steps))


@value
async def test_two_bridges(kit: Kit) -> None:
    """What is put into one bridge does not come out of another one."""
    mine, theirs = kit.names(2)

    async def steps(crossing: Crossing) -> None:
        other = Crossing(kit)
        try:
            crossing.put(mine)
            other.put(theirs)
            for each, item in ((other, theirs), (crossing, mine)):
                got = await each.get(when="After each of two bridges got an item")
                kit.expect.equal(got, item, "what came out of one of two bridges")
        finally:
            await other.leave()

    await play(kit, GET, steps)


@value
async def test_from_one_thread(kit: Kit) -> None:
    """A thousand items of one thread come out in order."""
    items = kit.random.sample(range(10_000), 1000)

    async def steps(crossing: Crossing) -> None:
        ended = crossing.in_thread(crossing.put_all(items))
        got = await take(crossing, len(items), ended)
        expect_items(kit, got, items, "by one thread")

    await play(kit, GET, steps)


@value
async def test_from_four_threads(kit: Kit) -> None:
    """All items of four threads come out, those of each thread in its order."""
    names = kit.names(4)
    items = {name: [(name, number) for number in kit.ids(250)] for name in names}

    async def steps(crossing: Crossing) -> None:
        ends = [crossing.in_thread(crossing.put_all(items[name])) for name in names]
        got = await take(crossing, 1000, *ends)
        for name in names:
            mine = [item for item in got if type(item) is tuple and item[0] == name]
            expect_items(kit, mine, items[name], "by one of four threads")

    await play(kit, GET, steps)


@value
async def test_woken_by_an_item(kit: Kit) -> None:
    """A get that waits is woken by an item of a thread, although the loop has no timers."""
    item = kit.word()

    async def steps(crossing: Crossing) -> None:
        got = await woken(crossing, "an item was put", lambda: crossing.put(item))
        kit.expect.equal(got, item, "what get gave")

    await play(kit, GET, steps)


@value
async def test_waits_after_an_item(kit: Kit) -> None:
    """A get that asks again at once, when everything has come out, waits for the next item."""
    items = kit.names(4)

    async def steps(crossing: Crossing) -> None:
        for item in items[:-1]:
            crossing.put(item)
        asyncio.get_running_loop().call_later(PAUSE, crossing.put, items[-1])
        got = [await crossing.get(when="After items were put on the loop's thread") for _ in items]
        if got[-1] is CLOSED:
            message = "A get that had nothing to take raised BridgeClosed, although the bridge was open."
            kit.expect.reject("wrong-result", message, kit.place_of(GET))
        expect_items(kit, got, items, "on the loop's own thread")

    await play(kit, GET, steps)


@clean
async def test_woken_by_close(kit: Kit) -> None:
    """A get that waits when a thread closes the bridge is woken, and raises BridgeClosed."""

    async def steps(crossing: Crossing) -> None:
        got = await woken(crossing, "the bridge was closed", crossing.close)
        expect_closed(kit, got, GET, "A get that waited when the bridge was closed")

    await play(kit, GET, steps)


@value
async def test_debug_mode(kit: Kit) -> None:
    """It works in asyncio's debug mode, which refuses calls from another thread."""
    items = kit.ids(3)

    async def steps(crossing: Crossing) -> None:
        ended = crossing.in_thread(lambda: time.sleep(PAUSE), crossing.put_all(items), crossing.close)
        got = await take(crossing, len(items), ended)
        expect_items(kit, got, items, "in debug mode")

    loop = asyncio.get_running_loop()
    await play(kit, GET, steps)
    foreign = [found for found in kit.misused() if found.kind is Evidence.FOREIGN_THREAD]
    if foreign:  # refused there; a getter that is never woken after that could not even be cancelled
        where = f" at line {foreign[0].place.line}" if foreign[0].place else ""
        kit.expect.that(False, f"In debug mode asyncio refuses a call that a thread makes{where}.", *foreign)
    loop.set_debug(True)
    try:
        await play(kit, GET, steps)
    finally:
        loop.set_debug(False)
        await asyncio.sleep(0)


@free
async def test_waiting_is_quiet(kit: Kit) -> None:
    """While get waits, nothing asks again and again, and the loop is free for others."""
    item = kit.word()

    async def steps(crossing: Crossing) -> None:
        getter = crossing.start_get()
        await asyncio.sleep(PAUSE)
        line = crossing.waits()
        with kit.turns() as turns:
            await asyncio.sleep(QUIET)
        if turns.count > TURNS:
            message = f"While get waited for {QUIET:.0f} s and nothing was put, "
            kit.expect.reject("busy-wait", f"{message}the loop was woken {turns.count} times.", line)
        await crossing.joined(crossing.in_thread(lambda: crossing.put(item)))
        got = await crossing.wait_for(getter, when="After an item was put")
        kit.expect.equal(got, item, "what get gave")

    await play(kit, GET, steps)


@clean
async def test_closed_on_the_loops_own_thread(kit: Kit) -> None:
    """What was put before close still comes out, then every get raises BridgeClosed, and so does put."""
    items = [None, *kit.ids(2)]

    async def steps(crossing: Crossing) -> None:
        for item in items:
            crossing.put(item)
        crossing.close()
        expect_closed(kit, crossing.put(kit.word()), PUT, "A put after close")
        crossing.close()
        await expect_the_rest(crossing, items, "on the loop's own thread")

    await play(kit, CLOSE, steps)


@clean
async def test_closed_by_a_thread(kit: Kit) -> None:
    """A thread that puts some items and closes the bridge at once loses none, whoever waits meanwhile."""
    items = kit.ids(3)
    after: list[object] = []

    async def steps(crossing: Crossing) -> None:
        getter = crossing.start_get()
        await asyncio.sleep(PAUSE)
        ended = crossing.in_thread(
            crossing.put_all(items),
            crossing.close,
            lambda: after.append(crossing.put(kit.word())),
            crossing.close,
        )
        await crossing.joined(ended)
        first = await crossing.wait_for(getter, when="After items were put and the bridge was closed")
        expect_items(kit, [first], items[:1], "by a thread that then closed the bridge")
        expect_closed(kit, after[0], PUT, "A put after close")
        await expect_the_rest(crossing, items[1:], "by a thread")

    await play(kit, CLOSE, steps)


@clean
async def test_closed_without_items(kit: Kit) -> None:
    """A bridge that is closed before anything is put raises BridgeClosed at every get."""

    async def steps(crossing: Crossing) -> None:
        crossing.close()
        await expect_the_rest(crossing, [], "")

    await play(kit, CLOSE, steps)


async def take(crossing: Crossing, number: int, *ends: asyncio.Future[None]) -> list[object]:
    """Take items out while threads put them in; give what has come when they have ended."""
    got: list[object] = []

    get = crossing.kit.method(crossing.bridge, GET)

    async def take_all() -> None:
        while len(got) < number:
            got.append(await get())

    taking = crossing.kit.start(take_all())
    try:
        await crossing.joined(*ends)
        await asyncio.wait([taking], timeout=PATIENCE)
    finally:
        if not taking.done():
            taking.cancel()
            await asyncio.wait([taking], timeout=PATIENCE)
    if not taking.cancelled():
        await taking
    return got


async def woken(crossing: Crossing, what: str, step: Callable[[], object]) -> object:
    """Let a thread do what a get waits for, when the loop has nothing else to do; give what came out."""
    kit = crossing.kit
    done: list[float] = []
    getter = crossing.start_get()
    for _ in range(2):
        await asyncio.sleep(0)  # no timer: the getter comes to where it waits
    line = crossing.waits()
    await crossing.joined(
        crossing.in_thread(
            lambda: time.sleep(PAUSE),
            lambda: done.append(kit.now()),
            step,
            lambda: time.sleep(KNOCK),
        )
    )
    if not getter.done():
        await asyncio.sleep(SETTLING)  # by now the end of the thread has woken the loop
    got = await crossing.wait_for(getter, when=f"After {what} by a thread")
    late = crossing.woken - done[0]
    if late > LATE:
        message = f"A get was waiting when {what} by a thread, and it woke up {late:.2f} s later."
        if abs(late - KNOCK) > LATE:  # nobody has woken it: it looks by itself, now and then
            kit.expect.reject("busy-wait", message, line)
        kit.expect.that(False, message, Finding(Evidence.WRONG_VALUE, kit.place_of(GET), GET))
    return got


async def expect_the_rest(crossing: Crossing, items: list[object], who: str) -> None:
    """Expect that a closed bridge gives these items, and then BridgeClosed twice."""
    kit = crossing.kit
    got = [await crossing.get(when="After close") for _ in items]
    lost = sum(each is CLOSED for each in got)
    if lost:
        message = f"{len(items)} items were put before close {who}, and {lost} of them never came out: "
        kit.expect.reject("wrong-result", f"{message}get raised BridgeClosed.", kit.place_of(GET))
    expect_items(kit, got, items, f"before close {who}")
    for which in ("A get", "A second get"):
        name = f"{which} after everything had come out of a closed bridge"
        expect_closed(kit, await crossing.get(when=f"{name[2:].capitalize()}"), GET, name)


def expect_closed(kit: Kit, got: object, name: str, who: str) -> None:
    """Expect that a call raised BridgeClosed."""
    if got is not CLOSED:
        gave = f"gave {show(got)}" if name == GET else "went well"
        message = f"{who} {gave}; it should raise BridgeClosed."
        kit.expect.reject("wrong-result", message, kit.place_of(name))


def expect_items(kit: Kit, got: list[object], items: list[object], who: str) -> None:
    """Expect these items; with a thousand of them, only the first difference is told."""
    for number, (mine, wanted) in enumerate(zip(got, items, strict=False), start=1):
        kit.expect.equal(mine, wanted, f"item {number} of {len(items)} put {who}")
    if len(got) < len(items):
        message = f"{len(items)} items were put {who}, and {len(got)} of them came out."
        kit.expect.reject("wrong-result", message, kit.place_of(GET))


def line_of_thread(threads: list[int], near: Place) -> Place:
    """Give the line of a file at which a thread stands, or else that place."""
    frames = sys._current_frames()  # noqa: SLF001  # the one way to see another thread's stack
    frame = frames.get(threads[0]) if threads else None
    while frame and frame.f_code.co_filename != near.file:
        frame = frame.f_back
    return Place(near.file, frame.f_lineno) if frame else near


def settle(future: asyncio.Future[None], error: BaseException | None) -> None:
    """Give a future its end, unless nobody waits for it any more."""
    if future.done():
        return
    if error is None:
        future.set_result(None)
    else:
        future.set_exception(error)
