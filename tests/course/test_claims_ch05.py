"""What the fifth chapter says against the lesson is true on this Python."""

from __future__ import annotations

import asyncio

import pytest

TURN = 0.01  # seconds


async def slow(log: list[str]) -> None:
    """Work for long, and take a turn for the cleanup."""
    try:
        await asyncio.sleep(1000 * TURN)
    finally:
        await asyncio.sleep(TURN)
        log.append("tidy")


async def impatient() -> None:
    """Raise a TimeoutError that no limit of the caller's has anything to do with."""
    await asyncio.sleep(0)
    raise TimeoutError


def test_there_is_one_timeout_error() -> None:
    """`asyncio.TimeoutError` is the builtin one."""
    assert asyncio.TimeoutError is TimeoutError  # the old name is what this is about


async def test_wait_for_waits_for_the_cleanup() -> None:
    """When wait_for raises, the call that it cancelled has finished its cleanup, beyond the limit."""
    log: list[str] = []
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(slow(log), TURN)
    assert log == ["tidy"]


async def test_wait_for_cannot_tell_whose_timeout_it_is() -> None:
    """Its own timeout and one that the call raises are the same type, with the same text."""
    with pytest.raises(TimeoutError) as own:
        await asyncio.wait_for(slow([]), TURN)
    with pytest.raises(TimeoutError) as foreign:
        await asyncio.wait_for(impatient(), 1000 * TURN)
    assert (type(own.value), str(own.value)) == (type(foreign.value), str(foreign.value))


async def test_a_timeout_block_can_tell() -> None:
    """`expired()` is true after the block's own timeout, and false after one that the call raises."""
    own, foreign = asyncio.timeout(TURN), asyncio.timeout(1000 * TURN)
    with pytest.raises(TimeoutError):
        async with own:
            await slow([])
    with pytest.raises(TimeoutError):
        async with foreign:
            await impatient()
    assert (own.expired(), foreign.expired()) == (True, False)


async def test_inside_the_block_a_timeout_is_a_cancellation() -> None:
    """A handler inside the block sees CancelledError; TimeoutError comes where the block ends."""
    seen: list[type[BaseException]] = []
    try:
        async with asyncio.timeout(TURN):
            try:
                await slow([])
            except BaseException as error:
                seen.append(type(error))
                raise
    except TimeoutError as error:
        seen.append(type(error))
    assert seen == [asyncio.CancelledError, TimeoutError]


async def test_the_predict_box() -> None:
    """`cancel()` asks, `except Exception` lets CancelledError pass, and `finally` does not."""
    printed: list[str] = []

    async def work() -> None:
        try:
            await asyncio.sleep(1000 * TURN)
        except Exception:  # that it does not catch is the point
            printed.append("caught")
        finally:
            printed.append("tidy")

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    printed.append("asked")
    await asyncio.wait([task])
    assert printed == ["asked", "tidy"]
