"""What the fourth chapter says against the lesson is true on this Python."""

from __future__ import annotations

import asyncio

import pytest

TURN = 0.01  # seconds


async def work(log: list[str], name: str, turns: int, *, fails: bool = False) -> str:
    """Write how a call of so many turns ended."""
    try:
        await asyncio.sleep(turns * TURN)
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise
    if fails:
        log.append(f"{name} failed")
        raise ValueError(name)
    log.append(f"{name} ended")
    return name


async def fetch_or_none(log: list[str], name: str, turns: int, *, fails: bool = False) -> str | None:
    """Turn a failure into None, as the lesson does."""
    try:
        return await work(log, name, turns, fails=fails)
    except ValueError as error:
        log.append(f"Error: {error}")
        return None


async def test_gather_raises_at_once_and_the_rest_run_on() -> None:
    """By default the first error comes out at once; the sibling is neither cancelled nor waited for."""
    log: list[str] = []
    with pytest.raises(ValueError, match="bad"):
        await asyncio.gather(work(log, "slow", 3), work(log, "bad", 1, fails=True))
    assert log == ["bad failed"]
    await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}))
    assert log == ["bad failed", "slow ended"]


async def test_return_exceptions_changes_the_result_and_cancels_nothing_either() -> None:
    """With the flag, errors stand in the list of results, and all calls are waited for."""
    log: list[str] = []
    slow, bad = await asyncio.gather(
        work(log, "slow", 3), work(log, "bad", 1, fails=True), return_exceptions=True
    )
    assert log == ["bad failed", "slow ended"]
    assert slow == "slow"
    assert isinstance(bad, ValueError)


async def test_a_task_group_fails_together() -> None:
    """A TaskGroup cancels the sibling, waits for it and then raises a group, even around one error."""
    log: list[str] = []

    async def together() -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(log, "slow", 3))
            group.create_task(work(log, "bad", 1, fails=True))

    with pytest.raises(ExceptionGroup) as caught:
        await together()
    assert log == ["bad failed", "slow cancelled"]
    assert [type(error) for error in caught.value.exceptions] == [ValueError]


async def test_a_failure_that_became_none_passes_for_a_result() -> None:
    """Where the call returns None on errors, the check of what gather collected finds nothing to report."""
    log: list[str] = []
    results = await asyncio.gather(
        fetch_or_none(log, "good", 1), fetch_or_none(log, "bad", 1, fails=True), return_exceptions=True
    )
    shown = [f"Failed: {r}" if isinstance(r, Exception) else f"Got: {r}" for r in results]
    assert shown == ["Got: good", "Got: None"]


async def test_a_cancelled_child_is_no_exception() -> None:
    """A cancelled child stands among the results, where a check for Exception takes it for a value."""
    child = asyncio.create_task(work([], "child", 100))
    asyncio.get_running_loop().call_later(TURN, child.cancel)
    (outcome,) = await asyncio.gather(child, return_exceptions=True)
    assert isinstance(outcome, asyncio.CancelledError)
    assert not isinstance(outcome, Exception)
    assert isinstance(outcome, BaseException)


async def test_a_call_returned_from_a_try_fails_outside_of_it() -> None:
    """What `return f()` hands out has not run: its error comes where it is awaited, after the handler."""

    async def without_await() -> object:
        try:
            return work([], "bad", 0, fails=True)
        except ValueError:
            return "handled"

    async def with_await() -> object:
        try:
            return await work([], "bad", 0, fails=True)
        except ValueError:
            return "handled"

    coroutine = await without_await()
    assert asyncio.iscoroutine(coroutine)
    with pytest.raises(ValueError, match="bad"):
        await coroutine
    assert await with_await() == "handled"
