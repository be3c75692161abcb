"""predict_the_cleanup: each list is compared with a run of the same program, recorded here."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

from grader.child.kit import Kit, value
from grader.child.kit.predict import Log, compare, position, predicted, recorded

CLOSED = "generator-not-closed"
PROTOCOL = "context-manager-protocol"


@value
async def test_a(kit: Kit) -> None:
    """A holds what program_a writes."""
    wanted, got = await recorded(program_a), predicted(kit, "A")
    if position(got, "closed") < position(got, "after the loop"):
        kit.expect.reject(
            CLOSED,
            "A has 'closed' before 'after the loop': as if the break closed the generator.",
            kit.place_of("A"),
        )
    if position(got, "end") < position(got, "closed"):
        kit.expect.reject(
            CLOSED,
            "A has 'end', and no 'closed' before it: as if nobody closed the generator during the sleep.",
            kit.place_of("A"),
        )
    compare(kit, "A", got, wanted)


@value
async def test_b(kit: Kit) -> None:
    """B holds what program_b writes."""
    wanted, got = await recorded(program_b), predicted(kit, "B")
    if position(got, "closed") < position(got, "after the loop"):
        kit.expect.reject(
            CLOSED,
            "B has 'closed' before 'after the loop': as if the break closed the generator.",
            kit.place_of("B"),
        )
    if position(got, "after the block") < position(got, "closed"):
        kit.expect.reject(
            CLOSED,
            "B has 'after the block' before 'closed': as if aclosing did not close the generator itself.",
            kit.place_of("B"),
        )
    compare(kit, "B", got, wanted)


@value
async def test_c(kit: Kit) -> None:
    """C holds what program_c writes."""
    wanted, got = await recorded(program_c), predicted(kit, "C")
    place = kit.place_of("C")
    if "out with TimeoutError" in got:
        kit.expect.reject(
            "timeout-not-caught",
            "C has 'out with TimeoutError': as if the timeout raised that inside its block.",
            place,
        )
    if got.count("out with nothing") > 1:
        message = (
            "C has 'out with nothing' more than once: as if an error of the block never reached __aexit__."
        )
        kit.expect.reject(PROTOCOL, message, place)
    if "caught ValueError" in got or ("out with ValueError" in got and "goes on" not in got):
        message = "C lets the ValueError out of its block, although __aexit__ gave a true value for it."
        kit.expect.reject(PROTOCOL, message, place)
    if "caught CancelledError" in got:
        message = "C has 'caught CancelledError': as if that left the block of the timeout as it is."
        kit.expect.reject("timeout-not-caught", message, place)
    compare(kit, "C", got, wanted)


# The programs of the exercise. These copies are run, never the learner's.


async def numbers(log: Log) -> AsyncGenerator[int, None]:
    """Give three numbers, and write when it is closed."""
    log.append("open")
    try:
        for n in (1, 2, 3):
            yield n
    finally:
        log.append("closed")


async def program_a(log: Log) -> None:
    """Break out of a loop over a generator."""
    async for n in numbers(log):
        log.append(f"got {n}")
        if n == 2:
            break
    log.append("after the loop")
    await asyncio.sleep(0.1)
    log.append("end")


async def program_b(log: Log) -> None:
    """Break out of a loop inside a block."""
    async with aclosing(numbers(log)) as items:
        async for n in items:
            log.append(f"got {n}")
            break
        log.append("after the loop")
    log.append("after the block")
    await asyncio.sleep(0.1)
    log.append("end")


class Door:
    """Write what the way out gets to see, and hold a ValueError back."""

    def __init__(self, log: Log) -> None:
        self.log = log

    async def __aenter__(self) -> None:
        self.log.append("in")

    async def __aexit__(self, kind: type[BaseException] | None, error: object, trace: object) -> bool:
        self.log.append(f"out with {kind.__name__}" if kind else "out with nothing")
        return kind is ValueError


async def program_c(log: Log) -> None:
    """Leave through the same door in three ways."""
    async with Door(log):
        log.append("work")
    async with Door(log):
        raise ValueError
    log.append("goes on")
    try:
        async with asyncio.timeout(0.1), Door(log):
            await asyncio.sleep(1)
    except Exception as error:
        log.append(f"caught {type(error).__name__}")
