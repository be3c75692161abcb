"""merge_streams: items as they come, never far ahead of the consumer, and nothing left on any way out."""

import asyncio
import contextlib
import inspect
from collections.abc import AsyncGenerator, Callable, Coroutine, Sequence
from typing import Any

from grader.child.kit import CheckFailed, Evidence, Finding, Kit, Place, clean, leaves, overlap, value

CLOSE = 0.02  # seconds of a source's `finally`
AHEAD = 2  # items of one source, that which a task holds while it waits for room included
LATE = 0.05  # seconds
PATIENCE = 5.0  # seconds; who still waits then waits for ever
CODE = "yield-in-cancel-scope"


class Broken(Exception):
    """What a source of these checks fails with."""


class Source:
    """A source that gives its items after certain pauses, then ends or fails, and closes slowly."""

    def __init__(
        self, kit: Kit, name: str, pauses: Sequence[float], fails: float = 0.0, items: Sequence[object] = ()
    ) -> None:
        self.name = name
        self.items = [*items] or [f"{name} {number}" for number in range(1, len(pauses) + 1)]
        self.error = Broken(name)
        self.given: dict[object, float] = {}  # when each item was there
        self.received = 0
        self.ahead = 0  # the most items that were read ahead of the consumer
        self.failed_at = 0.0
        self.closed = False
        self._fails = fails  # so many seconds after the last item
        self._now = kit.now
        self._pauses = pauses
        self.wait = kit.service(name, delay=lambda _, pause: pause, answer=lambda *_: None)

    async def stream(self) -> AsyncGenerator[object, None]:
        """Give the items."""
        try:
            for item, pause in zip(self.items, self._pauses, strict=True):
                await self.wait(item, pause)
                self.given[item] = self._now()
                self.ahead = max(self.ahead, len(self.given) - self.received)
                yield item
            if self._fails:
                await self.wait("fails", self._fails)
                self.failed_at = self._now()
                raise self.error
        finally:
            await asyncio.sleep(CLOSE)
            self.closed = True

    @property
    def place(self) -> Place | None:
        """The learner's line that asked for the first item."""
        return next((call.place for call in self.wait.calls if call.place), None)


class Consumer:
    """Somebody who reads the merged stream, in a task of its own."""

    def __init__(self, kit: Kit, *sources: Source) -> None:
        self.kit = kit
        self.sources = sources
        self.got: list[object] = []
        self.times: dict[object, float] = {}
        self.open: list[Source] = []  # sources that were open at the instant when the stream had ended
        self.merged: Any = kit.make("merge", *[source.stream() for source in sources])
        self._refuse_others()

    async def next(self) -> None:
        """Wait for one item, which has to come."""
        try:
            await self._take()
        except StopAsyncIteration:
            message = f"The stream ended after {len(self.got)} items, although its sources had more."
            self.kit.expect.reject("wrong-result", message)

    async def _take(self) -> None:
        try:
            item: object = await anext(self.merged)
        except RuntimeError as error:
            self._refuse_second_user(error)
            raise
        for source in self.sources:
            source.received += any(item is each for each in source.items)
        self.got.append(item)
        self.times[item] = self.kit.now()

    async def read(self) -> None:
        """Read to the end."""
        with contextlib.suppress(StopAsyncIteration):
            while True:
                await self._take()

    async def work(self, seconds: float) -> None:
        """Do something else between two items; nobody may cancel that."""
        try:
            await asyncio.sleep(seconds)
        except asyncio.CancelledError:
            message = "While the consumer was at work of its own, between two items, that work was cancelled."
            self.kit.expect.reject(CODE, message, scope(self.kit))

    async def close(self) -> None:
        """Close the merged stream."""
        try:
            await self.merged.aclose()
        except BaseExceptionGroup as group:
            names = ", ".join(type(leaf).__name__ for leaf in leaves(group))
            message = f"aclose() raised a group of {names}: a block around the `yield` took part in it."
            self.kit.expect.reject(CODE, message, scope(self.kit))
        except RuntimeError as error:
            self._refuse_second_user(error)
            self.kit.expect.reject("wrong-result", f"aclose() failed. Python says: {error}.")

    async def play(self, steps: Callable[[], Coroutine[Any, Any, None]], stuck: str = "") -> None:
        """Play the steps of this consumer; `stuck` is the code for a stream that stands still."""
        task = self.kit.start(self.kit.run(lambda: self.looked_at(steps), "merge"))
        await asyncio.wait([task], timeout=PATIENCE)
        if not task.done():
            waits = self.kit.waits()
            task.cancel()
            await asyncio.wait([task])
            message = f"After {len(self.got)} items the consumer waits for the next one for ever."
            place = next((wait.place for wait in waits), None)
            if stuck:
                self.kit.expect.reject(stuck, message, place)
            self.kit.expect.that(False, message, Finding(Evidence.DEADLOCK, place, waits=waits))
        await task

    async def looked_at(self, steps: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Play steps, and look at the instant when they have ended which sources are open."""
        try:
            await steps()
        except CheckFailed:
            with contextlib.suppress(BaseException):
                await self.merged.aclose()  # what is wrong is known: what it leaves open says no more
            raise
        finally:
            self.open += [source for source in self.sources if source.wait.calls and not source.closed]

    def expect_closed(self, when: str) -> None:
        """Expect that every source was closed, to the end, at the instant when the stream had ended."""
        left = [f for f in self.kit.findings if f.kind in {Evidence.LEFT_AWAITED, Evidence.LEFT_RUNNING}]
        text = f"{when}, tasks of `merge` were still at work."
        also = [Finding(Evidence.OBSERVED, f.place, code="task-not-awaited", text=text) for f in left[:1]]
        if not self.open:
            self.kit.expect.that(not also, text, *also)
            return
        names = " and ".join(source.name for source in self.open)
        text = f"{when}, the source{'s' * (len(self.open) > 1)} {names} had not run to the end of `finally`."
        place = self.open[0].place
        raise CheckFailed(
            text, *also, Finding(Evidence.OBSERVED, place, code="generator-not-closed", text=text)
        )

    def _refuse_others(self) -> None:
        if hasattr(self.merged, "__anext__") and hasattr(self.merged, "aclose"):
            return
        expect = self.kit.expect
        if inspect.iscoroutine(self.merged):
            self.merged.close()
            message = "merge gave a coroutine: its value is there when all is over, and no item comes before."
            expect.reject("waits-for-everything", message)
        kind = type(self.merged).__name__
        expect.reject("wrong-result", f"merge gave a {kind}; it should be an async generator function.")

    def _refuse_second_user(self, error: RuntimeError) -> None:
        # The one sign that Python gives of two tasks in one generator.
        if "already running" in str(error):
            message = f"Two tasks were inside one source at the same time. Python says: {error}."
            place = self.kit.line_of(error) or self.sources[0].place
            self.kit.expect.reject("shared-connection", message, place)


@value
async def test_every_item(kit: Kit) -> None:
    """Every item of every source comes once, whatever it is, and then the stream ends."""
    first, second, third = kit.names(3)
    sources = [
        Source(kit, first, [0.1] * kit.random.randint(2, 4)),
        Source(kit, second, [0.13, 0.2, 0.2], items=[None, "", 0]),
        Source(kit, third, []),
    ]
    await expect_every_item(kit, sources)


@value
async def test_items_of_one_instant(kit: Kit) -> None:
    """Items that several sources have at the same instant come all of them."""
    await expect_every_item(kit, [Source(kit, name, [0.1] * 3) for name in kit.names(4)])


@value
async def test_no_source(kit: Kit) -> None:
    """Without a source the stream ends at once."""
    consumer = Consumer(kit)
    await consumer.play(consumer.read)
    kit.expect.equal(consumer.got, [], "what came")


@overlap
async def test_as_they_come(kit: Kit) -> None:
    """The sources run side by side, and each item comes as soon as it is there."""
    pauses = [[0.3, 0.25], [0.1, 0.25, 0.25], [0.2, 0.2]]
    kit.random.shuffle(pauses)
    sources = [Source(kit, name, times) for name, times in zip(kit.names(3), pauses, strict=True)]
    consumer = Consumer(kit, *sources)
    await consumer.play(consumer.read)
    for source in sources:
        start = source.wait.calls[0].start - kit.began if source.wait.calls else kit.elapsed
        if start > LATE:
            message = (
                f"{source.name} was asked for its first item after {start:.2f} s, and not at the beginning."
            )
            kit.expect.reject("sequential-awaits", message, source.place)
    for source in sources:
        for item, given in source.given.items():
            came = consumer.times.get(item, given)
            if came - given > LATE:
                message = (
                    f"{item} was there at {given - kit.began:.2f} s, and came at {came - kit.began:.2f} s."
                )
                kit.expect.reject("waits-for-everything", message, source.place)
    arrival = sorted((when, str(item)) for source in sources for item, when in source.given.items())
    names = [item for _, item in arrival]
    if consumer.got != names:
        kit.expect.reject(
            "wrong-result", f"The items were there in the order {names}; what came: {consumer.got}."
        )
    kit.expect.within(ideal=max(map(sum, pauses)) + CLOSE, wrong=sum(map(sum, pauses)))


@overlap
async def test_not_far_ahead(kit: Kit) -> None:
    """No source is read more than two items ahead of a slow consumer."""
    first, *others = kit.names(6)
    await not_far_ahead(kit, *others[:2])
    await not_far_ahead(kit, *others)  # who merges merged streams reads ahead at every level
    await not_far_ahead(kit, first)  # all the room there is may fill with items of one source


async def not_far_ahead(kit: Kit, *names: str) -> None:
    """Expect that sources wait for a consumer who is busy between two items."""
    sources = [Source(kit, name, [0.01] * 20) for name in names]
    consumer = Consumer(kit, *sources)

    async def steps() -> None:
        for _ in range(3):
            await consumer.next()
            await consumer.work(0.3)
        # How it closes is the business of other checks.
        with contextlib.suppress(Exception, BaseExceptionGroup):
            await consumer.merged.aclose()

    await consumer.play(steps)
    far = max(sources, key=lambda source: source.ahead)
    if far.ahead > AHEAD:
        message = (
            f"While the consumer was busy, {far.ahead} items of {far.name} were read ahead of it, those "
            f"included that wait for room; {AHEAD} may be."
        )
        kit.expect.reject("unbounded-queue", message, kit.line_with("put_nowait(", "Queue(") or far.place)


@clean
async def test_closed_early(kit: Kit) -> None:
    """When the consumer closes the stream early, every source is closed and every task has ended."""
    fast, slow, done = kit.names(3)
    sources = [Source(kit, fast, [0.02] * 9), Source(kit, slow, [0.5] * 3), Source(kit, done, [0.01])]
    kit.random.shuffle(sources)
    consumer = Consumer(kit, *sources)

    async def steps() -> None:
        for _ in range(3):
            await consumer.next()
        await consumer.work(0.2)
        await consumer.close()

    await consumer.play(steps)
    consumer.expect_closed("When aclose() had ended")


@clean
async def test_cancelled_while_waiting(kit: Kit) -> None:
    """When the consumer is cancelled while it waits for an item, every source is closed by then."""
    sources = [Source(kit, name, [0.1, 0.5]) for name in kit.names(3)]
    consumer = Consumer(kit, *sources)
    task = kit.start(kit.run(lambda: consumer.looked_at(consumer.read), "merge"))
    await asyncio.sleep(0.3)
    task.cancel()
    await asyncio.wait([task], timeout=PATIENCE)
    if not task.cancelled():
        if task.done():
            await task  # an error of its own says more
        kit.expect.reject(
            "swallowed-cancellation", "The consumer was cancelled while it waited for an item, and went on."
        )
    consumer.expect_closed("When the cancellation had left the stream")


@clean
async def test_a_source_fails(kit: Kit) -> None:
    """When a source fails, that exception itself reaches the consumer, and the other sources are closed."""
    bad, quick, slow = kit.names(3)
    failing = Source(kit, bad, [0.1], fails=0.05)
    sources = [failing, Source(kit, quick, [0.08] * 12), Source(kit, slow, [0.7, 0.7])]
    kit.random.shuffle(sources)
    consumer = Consumer(kit, *sources)
    errors: list[BaseException] = []

    async def steps() -> None:
        try:
            await consumer.read()
        except (Broken, BaseExceptionGroup) as error:
            errors.append(error)

    await consumer.play(steps, stuck="background-task-lost")
    expect_failure(kit, consumer, failing, errors)
    consumer.expect_closed("When the failure of a source had reached the consumer")
    rest = await anext(consumer.merged, None)
    kit.expect.that(rest is None, f"After the failure of a source the stream gave {rest}.")


@clean
async def test_a_source_fails_while_items_wait(kit: Kit) -> None:
    """When a source fails while items of others wait for the consumer, those sources are closed, too."""
    bad, *names = kit.names(3)
    # Who loses items loses errors, too.
    await expect_every_item(kit, [Source(kit, name, [0.1] * 3) for name in names])
    failing = Source(kit, bad, [], fails=0.02)  # it has closed before the others have their second items
    sources = [failing, *(Source(kit, name, [0.03] * 9) for name in names)]
    kit.random.shuffle(sources)
    consumer = Consumer(kit, *sources)
    errors: list[BaseException] = []

    async def steps() -> None:
        await consumer.next()
        await consumer.work(0.3)
        try:
            await consumer.read()
        except (Broken, BaseExceptionGroup) as error:
            errors.append(error)

    await consumer.play(steps, stuck="background-task-lost")
    expect_failure(kit, consumer, failing, errors)
    consumer.expect_closed("When the failure of a source had reached the consumer")


@clean
async def test_the_consumer_is_left_alone(kit: Kit) -> None:
    """When a source fails while the consumer does something else, the consumer's own work goes on."""
    bad, other = kit.names(2)
    failing = Source(kit, bad, [0.1], fails=0.05)
    consumer = Consumer(kit, failing, Source(kit, other, [0.3, 0.5]))
    errors: list[BaseException] = []

    async def steps() -> None:
        await consumer.next()
        await consumer.work(0.15)
        try:
            await consumer.read()
        except (Broken, BaseExceptionGroup) as error:
            errors.append(error)

    await consumer.play(steps, stuck="background-task-lost")
    expect_failure(kit, consumer, failing, errors)
    consumer.expect_closed("When the failure of a source had reached the consumer")


async def expect_every_item(kit: Kit, sources: Sequence[Source]) -> None:
    """Expect that every item of every source comes once, and that the stream ends then."""
    consumer = Consumer(kit, *sources)
    await consumer.play(consumer.read)
    for source in sources:
        mine = [item for item in consumer.got if any(item is each for each in source.items)]
        kit.expect.equal(mine, source.items, f"what came from {source.name}")
    kit.expect.equal(len(consumer.got), sum(len(s.items) for s in sources), "the number of items")
    consumer.expect_closed("When the stream had ended")


def expect_failure(kit: Kit, consumer: Consumer, failing: Source, errors: list[BaseException]) -> None:
    """Expect that the error of a source came out, as it is and soon."""
    if not errors:
        message = f"{failing.name} failed, and the stream ended as if nothing had happened."
        kit.expect.reject("background-task-lost", message, failing.place)
    if errors[0] is not failing.error:
        message = f"The failure of {failing.name} should come out itself, but {type(errors[0]).__name__} did."
        kit.expect.reject("exception-group", message, kit.line_of(errors[0]))
    given = [
        when for source in consumer.sources for item, when in source.given.items() if item in consumer.times
    ]
    late = max(given, default=0.0) - failing.failed_at
    if late > LATE:
        message = (
            f"{failing.name} failed, and the stream went on with items that came up to {late:.2f} s later."
        )
        kit.expect.reject("background-task-lost", message, failing.place)


def scope(kit: Kit) -> Place | None:
    """Give the line of the block that cancels the task that entered it."""
    return kit.line_with("TaskGroup()", "asyncio.timeout(", "timeout(")
