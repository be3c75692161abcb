"""transaction_manager: commit or rollback, then close, and the outcome of the block stays what it was."""

import asyncio
import contextlib
import itertools
from collections.abc import Awaitable, Callable

from grader.child.kit import Call, Kit, Place, clean, value

STEP = 0.02  # seconds of one open, commit, rollback or close
WORK = 0.1  # seconds of the block
CODE = "context-manager-protocol"


class OutOfStock(Exception):
    """What the block of these checks fails with."""


class Stopped(BaseException):
    """What also ends a block, and is no Exception: like the end of the program, or of a generator."""


class Connection:
    """A connection whose calls are written down."""

    def __init__(self, kit: Kit) -> None:
        names = ("open", "commit", "rollback", "close")
        self.open, self.commit, self.rollback, self.close = self.steps = [
            # An answer that counts as true shows who passes it on to Python as that of `__aexit__`.
            kit.service(name, delay=STEP, answer=lambda: True)
            for name in names
        ]
        self.work = kit.service("block", delay=WORK, answer=lambda: None)
        self.steps.append(self.work)

    @property
    def calls(self) -> list[tuple[str, Call]]:
        """The calls, each with its name, in the order they began."""
        found = [(step.name, call) for step in self.steps for call in step.calls]
        return sorted(found, key=lambda pair: pair[1].start)

    @property
    def log(self) -> list[str]:
        """The names of the calls, in the order they began."""
        return [name for name, _ in self.calls]


Block = Callable[[object], Awaitable[object]]


@value
async def test_the_block_gets_the_connection(kit: Kit) -> None:
    """The name after `as` is the connection itself."""
    conn = Connection(kit)

    async def block(given: object) -> object:
        return given

    got = await transact(kit, conn, block)
    if got is not conn:
        kit.expect.plain(got, "what `as` got")
        name = type(got).__name__ if got is not None else "None"
        message = f"The name after `as` got {name}; it should be the connection that was passed in."
        kit.expect.reject(CODE, message, way_in(kit))


@value
async def test_committed_when_it_went_well(kit: Kit) -> None:
    """A block that goes well is committed, and then the connection is closed."""
    conn = Connection(kit)
    got = await transact(kit, conn, lambda _: done(conn))
    kit.expect.equal(got, "done", "what the block gave")
    expect_log(kit, conn, "commit", "the block went well")
    await well_in_a_handler(kit)


@value
async def test_each_use_is_new(kit: Kit) -> None:
    """Two transactions at the same time, and one after them, do not disturb each other."""
    error = OutOfStock(kit.word())
    await alone(kit, error)  # what is wrong with a single one is no matter of several
    first, second = Connection(kit), Connection(kit)

    async def steps() -> None:
        blocks = [
            inside(kit, first, lambda _: done(first)),
            inside(kit, second, lambda _: fail(second, error)),
        ]
        await asyncio.gather(*map(kit.start, blocks), return_exceptions=True)

    await kit.run(steps, "transaction")
    expect_log(kit, first, "commit", "another transaction was open", "wrong-result")
    expect_log(kit, second, "rollback", "it failed beside another transaction", "wrong-result")


@value
async def test_one_connection_twice(kit: Kit) -> None:
    """One transaction after another on the same connection: each has all the calls of its own."""
    conn = Connection(kit)
    await transact(kit, conn, lambda _: done(conn))
    expect_log(kit, conn, "commit", "the block went well")
    await transact(kit, conn, lambda _: done(conn))
    once = ["open", "block", "commit", "close"]
    kit.expect.equal(conn.log, once * 2, "the list of calls in two transactions")


@clean
async def test_rolled_back_after_an_error(kit: Kit) -> None:
    """When the block fails, the transaction is rolled back and closed, and the error goes on."""
    await error_leaves(kit)
    await error_leaves(kit, Stopped)


@clean
async def test_rolled_back_when_cancelled(kit: Kit) -> None:
    """When the block is cancelled, the transaction is rolled back and closed, and the cancellation leaves."""
    conn = Connection(kit)
    task = kit.start(transact(kit, conn, lambda _: done(conn)))
    await asyncio.sleep(STEP + WORK / 2)
    task.cancel()
    await asyncio.wait([task])
    if task.done() and not task.cancelled() and task.exception():
        await task  # an error of its own says more
    expect_log(kit, conn, "rollback", "the block was cancelled")
    if not task.cancelled():
        if method(kit, "__aexit__"):
            await error_leaves(kit)  # a true value from there holds every error back
        message = "The block was cancelled, and the code after the `async with` went on all the same."
        kit.expect.reject("swallowed-cancellation", message, handler(kit, asyncio.CancelledError()))


async def done(conn: Connection) -> str:
    """Work inside the block."""
    await conn.work()
    return "done"


async def fail(conn: Connection, error: BaseException) -> None:
    """Work inside the block, and fail."""
    await conn.work()
    raise error


async def well_in_a_handler(kit: Kit) -> None:
    """Expect a commit also where the block is part of the caller's own `except`."""
    conn, error = Connection(kit), OutOfStock(kit.word())

    async def steps() -> None:
        try:
            await fail(Connection(kit), error)
        except OutOfStock:
            await inside(kit, conn, lambda _: done(conn))

    await kit.run(steps, "transaction")
    expect_log(kit, conn, "commit", "the block went well, inside an `except` of its caller")


async def error_leaves(kit: Kit, kind: type[BaseException] = OutOfStock) -> None:
    """Expect that a block which fails is rolled back, and that its error leaves the `async with`."""
    conn, error = Connection(kit), kind(kit.word())
    left = False
    try:
        await transact(kit, conn, lambda _: fail(conn, error))
    except kind as got:
        left = got is error
    expect_log(kit, conn, "rollback", f"the block failed with {type(error).__name__}")
    if not left:
        message = (
            f"The block failed with {type(error).__name__}, and that error did not leave the `async with`."
        )
        kit.expect.reject(CODE, message, handler(kit, error))


async def alone(kit: Kit, error: OutOfStock) -> None:
    """Expect that one transaction after another is as it should be."""
    well, failing = Connection(kit), Connection(kit)
    await transact(kit, well, lambda _: done(well))
    expect_log(kit, well, "commit", "the block went well")
    with contextlib.suppress(OutOfStock):
        await transact(kit, failing, lambda _: fail(failing, error))
    expect_log(kit, failing, "rollback", f"the block failed with {type(error).__name__}")


async def transact(kit: Kit, conn: Connection, block: Block) -> object:
    """Run a block inside a transaction; what is left behind is looked at when it has ended."""
    got: object = await kit.run(lambda: inside(kit, conn, block), "transaction")
    return got


async def inside(kit: Kit, conn: Connection, block: Block) -> object:
    """Run a block inside a transaction."""
    async with kit.manager(kit.make("transaction", conn), "transaction") as given:
        return await block(given)


def expect_log(
    kit: Kit, conn: Connection, decided: str, outcome: str, skipped: str = "cleanup-skipped"
) -> None:
    """Expect these calls in this order, each over before the next one begins."""
    wanted, got = ["open", "block", decided, "close"], conn.log
    missing = [name for name in wanted if name not in got]
    seen = f"When {outcome}, the calls were: {', '.join(got)}."
    if "open" in got and any(name == "close" or name == decided == "rollback" for name in missing):
        kit.expect.reject(skipped, f"{seen} Never called: {' and '.join(missing)}.", way_out(kit))
    if got != wanted:
        kit.expect.reject("wrong-result", f"{seen} They should be: {', '.join(wanted)}.", way_out(kit))
    for step in conn.steps:
        kit.expect.finished(step)
    calls = conn.calls
    for (before, one), (after, other) in itertools.pairwise(calls):
        if one.end is None or one.end > other.start:
            message = f"{seen} But {after} began before {before} had ended."
            kit.expect.reject("wrong-result", message, other.place)


def way_in(kit: Kit) -> Place:
    """Give the line that hands something to the block."""
    return method(kit, "__aenter__") or kit.line_with("    yield") or kit.place_of("transaction")


def way_out(kit: Kit) -> Place:
    """Give the line where the block ends."""
    return method(kit, "__aexit__") or kit.line_with("    yield") or kit.place_of("transaction")


def method(kit: Kit, name: str) -> Place | None:
    """Give the line of a method of the class that is the context manager, if there is one in the file."""
    classes = [each for each in vars(kit.module).values() if isinstance(each, type) and name in vars(each)]
    own = [each for each in classes if each.__module__ == kit.module.__name__]
    return kit.place_of(f"{own[0].__name__}.{name}") if own else None


def handler(kit: Kit, error: BaseException) -> Place:
    """Give the line that holds an error of the block back."""
    out = way_out(kit)
    found = kit.expect.handler_of(error, Call((), "", 0.0, place=out))
    return out if found is None or method(kit, "__aexit__") else found
