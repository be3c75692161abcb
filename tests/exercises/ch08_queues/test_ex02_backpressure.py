"""backpressure: every item, in order, one at a time, and a source that is ahead, but never far."""

import asyncio
from collections.abc import Sequence
from typing import Self

from grader.child.kit import (
    CheckFailed,
    Evidence,
    Finding,
    Kit,
    Place,
    Service,
    State,
    clean,
    free,
    leaves,
    overlap,
    value,
)

NAME = "pipe"
MANY = 40  # items
SLACK = 3  # items that may be ahead beyond the size
MANY_TURNS = 400  # of the loop in 1.2 s; asking every 10 ms takes half of them
LEFT_BEHIND = frozenset(  # by an error: what is left then is not looked at, and has no code of its own
    {Evidence.LEFT_RUNNING, Evidence.LEFT_AWAITED, Evidence.LEFT_CANCELLING, Evidence.ERROR_UNREAD}
)
NO_BUFFER = 1  # items ahead of a sink that is awaited before the next item is read


class TwoReaders(Exception):
    """What a source says to a second reader."""


class Anything:
    """An item that says of itself that it is equal to whatever it is compared with."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = object.__hash__

    def __repr__(self) -> str:
        return "<equal to everything>"


class Source:
    """A source, which counts how far it is ahead of the sink."""

    def __init__(self, kit: Kit, sink: Service, items: Sequence[object], pause: float | None) -> None:
        self.items = items
        self.given = 0
        self.waiting = 0  # the most items that were read when the sink had not taken them yet
        self.tasks = 0  # tasks that there were at that moment
        self.open = 0  # the most items that were read when the sink was not done with them
        self.read = kit.service("read", delay=pause)
        self.plain = kit.listener("plain iteration")
        self._sink = sink

    def __aiter__(self) -> Self:
        return self

    def __iter__(self) -> None:
        self.plain()
        raise TypeError("'Source' object is not iterable")

    async def __anext__(self) -> object:
        if self.read.in_flight:
            raise TwoReaders("the source is asked for an item while it is about to give one")
        if self.given == len(self.items):
            raise StopAsyncIteration
        await self.read(f"read {self.given + 1}")
        self.given += 1
        self._look()
        return self.items[self.given - 1]

    async def aclose(self) -> None:
        """Do nothing: whether a source is closed at its end is left open."""

    @property
    def place(self) -> Place | None:
        """The learner's line that asked for the first item."""
        return next((call.place for call in self.read.calls if call.place), None)

    @property
    def tasks_made(self) -> Place | None:
        """The learner's line that made the task of the first call of the sink."""
        record = self._sink.calls[0].record if self._sink.calls else None
        return record.created if record else None

    def _look(self) -> None:
        waiting = self.given - len(self._sink.calls)
        if waiting > self.waiting:
            self.waiting, self.tasks = waiting, len(asyncio.all_tasks())
        done = sum(call.finished for call in self._sink.calls)
        self.open = max(self.open, self.given - done)


@value
async def test_every_item_in_order(kit: Kit) -> None:
    """Every item reaches the sink, in order, also with a queue of one."""
    sink = sink_of(kit, 0.02)
    source = Source(kit, sink, kit.names(12), 0.02)
    await pipe(kit, source, sink, 1)
    expect_items(kit, sink, source)


@value
async def test_any_object(kit: Kit) -> None:
    """Items may be any object: None, False, and what is equal to everything are passed on like others."""
    items: list[object] = [None, False, 0, "", [], Anything(), object(), ValueError(), kit.word(), None, True]
    items += [-1, ..., StopAsyncIteration, StopAsyncIteration()]  # what might stand for the end
    kit.random.shuffle(items)
    sink = sink_of(kit, 0.01)
    source = Source(kit, sink, [kit.word(), *items, kit.word()], 0.01)
    await pipe(kit, source, sink, len(source.items) + 2)
    expect_items(kit, sink, source)


@value
async def test_called_again(kit: Kit) -> None:
    """A second call passes on the items of its own source, and no others."""
    for size in (8, 1):
        sink = sink_of(kit, 0.02)
        source = Source(kit, sink, kit.names(12), None)
        await pipe(kit, source, sink, size)
        expect_items(kit, sink, source)
        expect_not_far(kit, source, size)


@value
def test_in_another_event_loop(kit: Kit) -> None:
    """Items are passed on in each event loop of a program, not in the first one alone."""
    for pauses in ((0.02, 0.05), (0.05, 0.02)) * 2:  # a full buffer and an empty one, in the later loops, too
        read, taken = pauses
        sink = sink_of(kit, taken)
        source = Source(kit, sink, kit.names(6), read)
        asyncio.run(pipe(kit, source, sink, 2))
        expect_items(kit, sink, source)


@value
async def test_no_items(kit: Kit) -> None:
    """With an empty source the sink is never called."""
    sink = sink_of(kit, 0.01)
    await pipe(kit, Source(kit, sink, [], 0.01), sink, 2)
    kit.expect.called(sink, 0)


@overlap
async def test_one_at_a_time(kit: Kit) -> None:
    """The sink gets the next item when it is done with the one before."""
    sink = sink_of(kit, 0.05)
    source = Source(kit, sink, kit.names(10), 0.01)
    await pipe(kit, source, sink, 3)
    kit.expect.peak(sink, 1)


@overlap
async def test_not_far_ahead(kit: Kit) -> None:
    """A fast source waits for a slow sink: only so many items are read ahead."""
    size = kit.random.randint(6, 9)
    sink = sink_of(kit, 0.03)
    source = Source(kit, sink, numbers(kit), 0.005)
    await pipe(kit, source, sink, size)
    expect_not_far(kit, source, size)


@overlap
async def test_a_source_that_does_not_wait(kit: Kit) -> None:
    """A source that has all its items at once is passed on like any other, and waits for the sink."""
    size = kit.random.randint(6, 9)
    sink = sink_of(kit, 0.02)
    source = Source(kit, sink, numbers(kit), None)
    await pipe(kit, source, sink, size)
    expect_items(kit, sink, source)
    expect_not_far(kit, source, size)


@overlap
async def test_ahead_while_the_sink_is_busy(kit: Kit) -> None:
    """While the sink is busy a fast source reads ahead, as far as the size allows."""
    size = kit.random.randint(6, 9)
    sink = sink_of(kit, 0.03)
    source = Source(kit, sink, numbers(kit), 0.005)
    await pipe(kit, source, sink, size)
    if source.open < size - 1:
        alone = source.open <= NO_BUFFER
        few = f"at most {source.open} {'item was' if source.open == 1 else 'items were'} read and not done"
        message = f"While the sink was busy, {few}; with size {size} there can be {size + 1}."
        kit.expect.reject("sequential-awaits" if alone else "wrong-result", message, source.place)


@overlap
async def test_reading_and_the_sink_overlap(kit: Kit) -> None:
    """The next items are read while the sink is at work."""
    items = kit.names(8)
    sink = sink_of(kit, 0.1)
    source = Source(kit, sink, items, 0.1)
    await pipe(kit, source, sink, 3)
    kit.expect.called(sink, len(items))
    expect_not_far(kit, source, 3)  # who reads all of it first overlaps nothing either, but for that reason
    kit.expect.within(ideal=0.9, wrong=1.6)  # wrong: one after the other, or in batches


@free
async def test_waits_without_asking(kit: Kit) -> None:
    """While the sink is busy for long the loop is idle: nobody asks again and again whether there is room."""
    sink = sink_of(kit, 0.3)
    source = Source(kit, sink, kit.names(4), None)
    with kit.turns() as turns:
        await pipe(kit, source, sink, 1)
    if turns.count > MANY_TURNS:
        message = f"The loop was woken {turns.count} times while the sink was busy with 4 items."
        kit.expect.reject("busy-wait", message, kit.line_with("sleep(") or source.place)


@clean
async def test_done_at_the_end(kit: Kit) -> None:
    """When pipe returns the sink is done with the last item, and no task is left."""
    sink = sink_of(kit, 0.05)
    source = Source(kit, sink, kit.names(6), 0.01)
    await pipe(kit, source, sink, 3)
    kit.no_worker_left(NAME)
    kit.expect.finished(sink)
    expect_items(kit, sink, source)
    expect_none_cut_short(kit, sink)


async def pipe(kit: Kit, source: Source, sink: Service, size: int) -> None:
    """Call the function to its end."""
    try:
        await kit.worked_off(NAME, source, sink, size, work=sink, wanted=len(source.items))
    except BaseException as error:
        refuse(kit, source, leaves(error))
        if isinstance(error, CheckFailed):
            refuse_lost_reader(kit, source, sink)
        raise


def refuse(kit: Kit, source: Source, errors: Sequence[BaseException]) -> None:
    """Name what the source or the queue did not put up with."""
    if source.plain.calls:
        message = "A plain iteration met a source that only `async for` can ask for items."
        kit.expect.reject("sync-async-mixup", message, source.plain.calls[0].place)
    for error in errors:
        if isinstance(error, asyncio.QueueFull):
            message = "`put_nowait` met a full queue and raised QueueFull: it does not wait for room."
            kit.forgiven |= LEFT_BEHIND
            kit.expect.reject("unbounded-queue", message, kit.line_of(error))
        if isinstance(error, TwoReaders):
            message = "Two tasks asked the source for an item at the same time."
            kit.forgiven |= LEFT_BEHIND
            kit.expect.reject("shared-connection", message, kit.line_of(error))


def refuse_lost_reader(kit: Kit, source: Source, sink: Service) -> None:
    """Refuse a `put_nowait` that has ended the reading task, so that the sink waits for ever."""
    put, nobody_reads = kit.line_with("put_nowait("), not source.read.in_flight
    if put and nobody_reads and len(sink.calls) + 1 == source.given < len(source.items):
        message = f"After {source.given} items nobody read any more: `put_nowait` does not wait for room."
        kit.forgiven |= LEFT_BEHIND
        kit.expect.reject("unbounded-queue", message, put)


def sink_of(kit: Kit, seconds: float) -> Service:
    """Make a sink that takes so many seconds for an item."""
    return kit.service("sink", delay=seconds, answer=lambda _: None)


def numbers(kit: Kit) -> list[int]:
    """Give many items."""
    return kit.ids(MANY)


def expect_items(kit: Kit, sink: Service, source: Source) -> None:
    """Expect every item in the sink, in order."""
    kit.expect.equal(sink.keys, source.items, "what the sink got")


def expect_none_cut_short(kit: Kit, sink: Service) -> None:
    """Expect that the sink got through with every item; a queue is empty when the last one is only taken."""
    cut = next((call for call in sink.calls if call.state is State.CANCELLED), None)
    if cut:
        message = f"The sink was cancelled at {cut.label}: what is taken from a queue is not done yet."
        kit.expect.reject("wrong-result", message, kit.line_with(".cancel(") or cut.place)


def expect_not_far(kit: Kit, source: Source, size: int) -> None:
    """Expect that no more items were waiting for the sink than the size allows."""
    if source.waiting <= size + SLACK:
        return
    message = (
        f"{source.waiting} items were read that the sink had not taken yet; with size {size} it should be "
    )
    message += f"at most {size + SLACK}."
    place = next(filter(None, map(kit.line_with, ("Queue()", "put_nowait(", "Queue("))), source.place)
    findings = [Finding(Evidence.OBSERVED, place, code="unbounded-queue", text=message)]
    if source.tasks > source.waiting:
        each = f"There were {source.tasks} tasks when {source.waiting} items waited: one for each item."
        findings.append(Finding(Evidence.OBSERVED, source.tasks_made, code="unbounded-fan-out", text=each))
    raise CheckFailed(message, *findings)
