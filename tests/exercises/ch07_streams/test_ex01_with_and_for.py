"""with_and_for: items one at a time, and every way out leads through the resource."""

import asyncio
from collections.abc import Callable, Sequence

from grader.child.kit import BlockingService, Kit, Place, clean, value

STEP = 0.02  # seconds for one item, and for the way out
END = object()


class NoSuchRow(Exception):
    """What goes wrong in these checks."""


class Items:
    """What the resource gives: items that have to be asked for one by one."""

    def __init__(
        self,
        kit: Kit,
        number: int,
        failure: Callable[[], Exception | None] | None = None,
        items: Sequence[object] = (),
    ) -> None:
        self.items = [*items] or [kit.word() for _ in range(number)]
        rest = iter(self.items)
        self.ask = kit.service("item", delay=STEP, answer=lambda: next(rest, END), failure=failure)
        self.plain = kit.listener("plain iteration")

    def __aiter__(self) -> "Items":
        return self

    async def __anext__(self) -> object:
        item = await self.ask()
        if item is END:
            raise StopAsyncIteration
        return item

    def __iter__(self) -> None:
        self.plain()
        raise TypeError("'Items' object is not iterable")


class Resource:
    """An asynchronous context manager that gives items; it holds errors back if it is asked to."""

    def __init__(self, kit: Kit, items: Items, *, holds_back: bool = False) -> None:
        self.items = items
        self.enter = kit.service("enter", delay=0.01, answer=lambda: items)
        self.exit = kit.service("leave", delay=STEP, answer=lambda: holds_back)
        self.errors: list[tuple[object, ...]] = []
        self.iterated, self.plain = kit.listener("iteration"), kit.listener("plain iteration")

    async def __aenter__(self) -> object:
        items: object = await self.enter()
        return items

    async def __aexit__(self, *error: object) -> bool:
        self.errors.append(error)
        return bool(await self.exit())

    def __aiter__(self) -> None:
        self.iterated()
        raise TypeError("'async for' requires an object with __aiter__ method, got Resource")

    async def __anext__(self) -> None:
        self.__aiter__()

    def __iter__(self) -> None:
        self.plain()
        raise TypeError("'Resource' object is not iterable")


@value
async def test_every_item_is_processed(kit: Kit) -> None:
    """Every item is processed, once and in order, and the number of items comes back."""
    number = kit.random.randint(3, 6)
    resource = Resource(kit, Items(kit, number))
    process = kit.blocking_service("process", delay=None)
    got = await read_all(kit, resource, process)
    kit.expect.equal(process.keys, resource.items.items, "what process was called with")
    kit.expect.equal(got, number)


@value
async def test_any_item_is_processed(kit: Kit) -> None:
    """Whatever an item is, and whatever process makes of it, it is processed and counted."""
    wanted = [kit.word(), "", 0, None, False, kit.word()]
    kit.random.shuffle(wanted)
    resource = Resource(kit, Items(kit, 0, items=wanted))
    process = kit.blocking_service("process", delay=None, answer=lambda item: item)
    got = await read_all(kit, resource, process)
    kit.expect.equal(process.keys, wanted, "what process was called with")
    kit.expect.equal(got, len(wanted))


@value
async def test_no_items(kit: Kit) -> None:
    """A resource without items gives 0, and process is never called."""
    resource = Resource(kit, Items(kit, 0))
    process = kit.blocking_service("process", delay=None)
    kit.expect.equal(await read_all(kit, resource, process), 0)
    kit.expect.called(process, 0)
    expect_left(kit, resource, None)


@value
async def test_nothing_is_read_ahead(kit: Kit) -> None:
    """Each item is processed before the next one is asked for."""
    number = kit.random.randint(4, 6)
    items = Items(kit, number)
    asked: list[int] = []
    process = kit.blocking_service("process", delay=None, answer=lambda _: asked.append(len(items.ask.calls)))
    await read_all(kit, Resource(kit, items), process)
    kit.expect.called(process, number)
    ahead = next((index for index, count in enumerate(asked, start=1) if count > index), None)
    if ahead is not None:
        kit.expect.reject(
            "waits-for-everything",
            f"Of {number} items, {min(asked[ahead - 1], number)} had been asked for before item {ahead} "
            "was processed.",
            items.ask.calls[0].place,
        )


@clean
async def test_the_resource_is_left(kit: Kit) -> None:
    """The resource is entered once, and has been left when the number comes back."""
    resource = Resource(kit, Items(kit, kit.random.randint(2, 5)))
    process = kit.blocking_service("process", delay=None)
    await read_all(kit, resource, process)
    expect_left(kit, resource, None)
    last = max((call.start for call in (*process.calls, *resource.items.ask.calls)), default=0.0)
    kit.expect.that(
        resource.exit.calls[0].start >= last, "The resource was left before its last item was processed."
    )


@clean
async def test_process_fails(kit: Kit) -> None:
    """When process fails, the resource is left with that error, which then reaches the caller."""
    resource, process, error = failing(kit)
    with kit.expect.raises(error, by=process):
        await read_all(kit, resource, process)
    expect_left(kit, resource, error)
    await process_raises_what_ends_items(kit)


@clean
async def test_an_item_fails(kit: Kit) -> None:
    """When the next item fails, the resource is left with that error, which then reaches the caller."""
    error = NoSuchRow(kit.word())
    items = Items(kit, 5, failure=lambda: error if len(items.ask.calls) > 2 else None)
    resource = Resource(kit, items)
    with kit.expect.raises(error, by=items.ask):
        await read_all(kit, resource, kit.blocking_service("process", delay=None))
    expect_left(kit, resource, error)


@clean
async def test_the_resource_holds_the_error_back(kit: Kit) -> None:
    """When the resource holds the error back, the number of items processed before it comes back."""
    await test_process_fails(kit)  # what is wrong there is no matter of holding back
    resource, process, error = failing(kit, holds_back=True)
    got = None
    try:
        got = await read_all(kit, resource, process)
    except NoSuchRow:
        expect_left(kit, resource, error)
        message = "__aexit__ gave True for the error of process, but the error reached the caller."
        kit.expect.reject("context-manager-protocol", message, resource.exit.calls[0].place)
    expect_left(kit, resource, error)
    kit.expect.equal(got, len(process.calls) - 1)


@clean
async def test_cancelled_by_the_caller(kit: Kit) -> None:
    """When the caller cancels, the resource has been left before that reaches the caller."""
    resource = Resource(kit, Items(kit, 5))
    try:
        await kit.cancel_after(0.04, "read_all", resource, kit.blocking_service("process", delay=None))
    finally:
        refuse(kit, resource)
    expect_left(kit, resource, asyncio.CancelledError())


async def process_raises_what_ends_items(kit: Kit) -> None:
    """Expect that an error of process is one of process, also when an end of items looks like it."""
    resource, process, error = failing(kit, StopAsyncIteration)
    came: BaseException = error
    with kit.expect.raises(error, by=process):
        try:
            await read_all(kit, resource, process)
        except RuntimeError as around:  # Python's own, where the error leaves an asynchronous generator
            came = around
            raise around.__cause__ or around from None
    expect_left(kit, resource, came)


def failing(
    kit: Kit, kind: type[Exception] = NoSuchRow, *, holds_back: bool = False
) -> tuple[Resource, BlockingService, Exception]:
    """Make a resource of five items and a process that fails for one of them."""
    items = Items(kit, 5)
    error = kind(kit.word())
    bad = items.items[kit.random.randint(1, 3)]
    process = kit.blocking_service("process", delay=None, failure={bad: error})
    return Resource(kit, items, holds_back=holds_back), process, error


async def read_all(kit: Kit, resource: Resource, process: BlockingService) -> object:
    """Call the learner's function; what it asked of the wrong thing, or in the wrong way, says most."""
    try:
        got: object = await kit.call("read_all", resource, process)
        return got
    finally:
        refuse(kit, resource)


def refuse(kit: Kit, resource: Resource) -> None:
    """Name what was iterated that is not meant for it."""
    plain = [*resource.items.plain.calls, *resource.plain.calls]
    if plain:
        message = f"A plain iteration{at(plain[0].place)} met what only `async for` can ask for items."
        kit.expect.reject("sync-async-mixup", message, plain[0].place)
    if resource.iterated.calls:
        place = resource.iterated.calls[0].place
        message = f"The resource itself was iterated{at(place)}; the items come from what it gives on entry."
        kit.expect.reject("context-manager-protocol", message, place)


def expect_left(kit: Kit, resource: Resource, error: BaseException | None) -> None:
    """Expect that the resource was entered once and has been left once, with this error or kind of it."""
    kit.expect.called(resource.enter, 1)
    place = resource.enter.calls[0].place
    if not resource.exit.calls:
        after = f"after {type(error).__name__}" if error else "at the end"
        kit.expect.reject(
            "cleanup-skipped", f"The resource was entered{at(place)}, and {after} it was never left.", place
        )
    kit.expect.called(resource.exit, 1)
    kit.expect.finished(resource.exit)
    got = next((each for each in resource.errors[0][1:2]), None)
    same = type(got) is type(error) if isinstance(error, asyncio.CancelledError) else got is error
    if not same:
        kit.expect.reject(
            "context-manager-protocol",
            f"The resource should be left with {type(error).__name__ if error else 'no error'}, "
            f"but __aexit__ got {type(got).__name__ if got is not None else 'None'}.",
            resource.exit.calls[0].place,
        )


def at(place: Place | None) -> str:
    """Say a line, if it is known."""
    return f" at line {place.line}" if place else ""
