"""stream_and_close: a source that is closed at the instant its user has ended, and by nobody else later."""

import asyncio
import inspect
import itertools
from collections.abc import AsyncGenerator, Iterable

from grader.child.kit import Kit, Place, Service, State, clean, value

STEP = 0.02  # seconds of one open, read or close
PATIENCE = 30  # reads that nobody asked for, before the source refuses
FALSE = ("", None, 0)  # items that count as false, and are items all the same


class SourceBroken(Exception):
    """What a read of these checks fails with."""


class Endless(Exception):
    """Somebody reads on and on."""


class Source:
    """A source that never ends; it refuses when it is read far more often than asked for."""

    def __init__(self, kit: Kit, breaks_at: int = 0, first: Iterable[object] = ()) -> None:
        self.error = SourceBroken(kit.word())
        self._breaks_at = breaks_at
        self._coming = itertools.chain(first, iter(kit.word, None))
        self.items: list[object] = []
        self.open = kit.service("open", delay=STEP, answer=lambda: None)
        self.read = kit.service("read", delay=STEP, answer=self._next, failure=self._failure)
        self.close = kit.service("close", delay=2 * STEP, answer=lambda: None)

    def _next(self) -> object:
        self.items.append(next(self._coming))
        return self.items[-1]

    def _failure(self) -> Exception | None:
        number = len(self.read.calls)
        return self.error if number == self._breaks_at else Endless() if number > PATIENCE else None

    @property
    def log(self) -> list[str]:
        """What was done, in order; a row of reads counts as one."""
        calls = sorted(
            (call.start, each.name) for each in (self.open, self.read, self.close) for call in each.calls
        )
        return [name for i, (_, name) in enumerate(calls) if name != "read" or calls[i - 1][1] != "read"]


@value
async def test_the_stream_reads_on(kit: Kit) -> None:
    """stream opens the source, then gives what each read gives, None or an empty text, too."""
    source, number = Source(kit, first=FALSE), kit.random.randint(4, 6)
    got = await use(kit, source, number)
    kit.expect.equal(got, source.items[:number], "what stream gave")
    kit.expect.called(source.open, 1)
    kit.expect.called(source.read, number)
    kit.expect.that(source.log[:2] == ["open", "read"], "The source was read before it was open.")


@value
async def test_take_gives_the_first(kit: Kit) -> None:
    """take gives the first n items, and reads exactly n."""
    for number in (kit.random.randint(4, 6), 1):
        source = Source(kit, first=[kit.word(), *FALSE])
        kit.expect.equal(await take(kit, source, number), source.items[:number], "what take gave")
        kit.expect.called(source.read, number)


@value
async def test_take_uses_the_given_stream(kit: Kit) -> None:
    """take reads from the stream function that it is given, and calls it once with the source."""
    source, number = Source(kit), kit.random.randint(2, 5)
    own = OwnStream()
    got = await kit.call("take", own, source, number)
    kit.expect.equal(own.given, [source], "what the stream function was called with")
    kit.expect.equal(got, source.items[:number], "what take gave")


@clean
async def test_the_stream_closes_its_source(kit: Kit) -> None:
    """Closing the stream closes the source: once, and to the end of its slow close."""
    source = Source(kit)
    await use(kit, source, kit.random.randint(2, 4))
    await expect_closed_by_stream(kit, source, "its aclose()")


@clean
async def test_an_error_closes_the_source(kit: Kit) -> None:
    """When a read fails, stream closes the source and lets the error pass."""
    source = Source(kit, breaks_at=3)
    with kit.expect.raises(source.error, by=source.read):
        await use(kit, source, 5)
    await expect_closed_by_stream(kit, source, "a read that failed")


@clean
async def test_take_leaves_the_stream_closed(kit: Kit) -> None:
    """When take returns, the stream is closed, and so is its source."""
    own, source = OwnStream(), Source(kit)
    await kit.call("take", own, source, kit.random.randint(2, 5))
    kit.expect.equal(own.given, [source], "what the stream function was called with")
    await expect_closed_by_take(kit, source, closed=own.closed)
    await closes_by_itself(kit)
    source = Source(kit)
    await take(kit, source, kit.random.randint(2, 5))
    await expect_closed_by_take(kit, source)


@clean
async def test_take_lets_errors_pass(kit: Kit) -> None:
    """When a read fails, the error leaves take, and the source is closed by then."""
    await test_an_error_closes_the_source(kit)  # what is wrong with the stream alone is no fault of take
    source = Source(kit, breaks_at=2)
    with kit.expect.raises(source.error, by=source.read):
        await take(kit, source, 4)
    await expect_closed_by_take(kit, source)


@clean
async def test_take_is_cancelled(kit: Kit) -> None:
    """When the caller cancels take, also while it closes, close is over before that reaches the caller."""
    source = Source(kit)
    await kit.cancel_after(2.5 * STEP, "take", kit.get("stream"), source, 5)
    await expect_closed_by_stream(kit, source, "a cancellation")
    source = Source(kit)
    await kit.cancel_after(3 * STEP, "take", kit.get("stream"), source, 1)  # half-way through close
    await expect_closed_by_stream(kit, source, "a cancellation")


class OwnStream:
    """A stream function of these checks that does what it should."""

    def __init__(self) -> None:
        self.given: list[Source] = []
        self.closed = False

    def __call__(self, src: Source) -> AsyncGenerator[str, None]:
        """Give the stream of a source."""
        self.given.append(src)
        return self._read_on(src)

    async def _read_on(self, src: Source) -> AsyncGenerator[str, None]:
        await src.open()
        try:
            while True:
                yield await src.read()
        finally:
            await src.close()
            self.closed = True


async def take(kit: Kit, source: Source, number: int) -> object:
    """Call take with the learner's own stream."""
    stream = kit.get("stream")
    try:
        got: object = await kit.call("take", stream, source, number)
    except Endless:
        kit.expect.called(source.read, number)
        raise
    except RuntimeError as error:
        # The one sign that Python gives of two tasks in one generator.
        if "already running" in str(error):
            message = f"Two tasks asked one stream for an item at the same time. Python says: {error}."
            kit.expect.reject("shared-connection", message, kit.line_of(error))
        raise
    return got


async def use(kit: Kit, source: Source, number: int) -> list[object]:
    """Read some items from the learner's stream, close it, and give the items."""
    made = kit.make("stream", source)
    if inspect.iscoroutine(made):
        # The body of a coroutine has to run before it can be told what is wrong with it.
        await kit.run(lambda: made, "stream")
        kit.expect.reject("wrong-result", "stream ran to an end: it should be a generator, with a `yield`.")
    if not hasattr(made, "__anext__") or not hasattr(made, "aclose"):
        message = f"stream gave {type(made).__name__}: it should be an `async def` with a `yield` in it."
        kit.expect.reject("sync-async-mixup", message)

    async def steps() -> list[object]:
        try:
            return [await anext(made) for _ in range(number)]
        except StopAsyncIteration:
            failed = next((call for call in source.read.calls if call.state is State.FAILED), None)
            hidden = source.error if failed else None
            if hidden:
                message = f"A read failed with {type(hidden).__name__}, and the stream ended like any other."
                kit.expect.reject("errors-hidden", message, kit.expect.handler_of(hidden, failed))
            kit.expect.reject("wrong-result", f"The stream ended before {number} items had been read.")
            raise
        finally:
            await made.aclose()

    got: list[object] = await kit.run(steps, "stream")
    return got


async def closes_by_itself(kit: Kit) -> None:
    """Expect of the learner's stream what take relies on, so that take is not blamed for it."""
    source = Source(kit)
    await use(kit, source, 2)
    await expect_closed_by_stream(kit, source, "its aclose()")


async def expect_closed_by_stream(kit: Kit, source: Source, end: str) -> None:
    """Expect that the source was closed when the stream had ended."""
    if not source.close.calls:
        kit.expect.reject(
            "cleanup-skipped",
            f"The stream was ended by {end}, and its source was never closed.",
            _read_at(source.read),
        )
    await expect_closed_once(kit, source)


async def expect_closed_by_take(kit: Kit, source: Source, *, closed: bool = True) -> None:
    """Expect that the stream had closed the source, to the end, at the instant take ended."""
    closing = next(iter(source.close.calls), None)
    if not closed or closing is None or closing.at_return is not State.DONE:
        was = "was still closing" if closing and closed else "had not begun to close"
        kit.expect.reject(
            "generator-not-closed",
            f"take ended, and the stream that has opened the source {was} it.",
            _read_at(source.read),
        )
    await expect_closed_once(kit, source)


async def expect_closed_once(kit: Kit, source: Source) -> None:
    """Expect one close, to its end, also when some time has passed."""
    kit.expect.finished(source.close)
    await asyncio.sleep(0.2)
    kit.expect.called(source.close, 1)


def _read_at(read: Service) -> Place | None:
    return next((call.place for call in read.calls if call.place), None)
