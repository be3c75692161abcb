"""What the eighth chapter says of queues is true on this Python."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Coroutine

TURN = 0.01  # seconds


async def clean_up_for(turns: int, ended: list[int]) -> None:
    """Wait for long, and take so many turns for the cleanup when cancelled."""
    try:
        await asyncio.sleep(1000 * TURN)
    finally:
        await asyncio.sleep(turns * TURN)
        ended.append(turns)


async def test_the_predict_box() -> None:
    """A queue whose items were taken is empty, and join goes on to wait for task_done."""
    printed: list[str] = []

    async def worker(queue: asyncio.Queue[str]) -> None:
        while True:
            printed.append(f"got {await queue.get()}")

    queue: asyncio.Queue[str] = asyncio.Queue()
    task = asyncio.create_task(worker(queue))
    queue.put_nowait("a")
    await asyncio.sleep(TURN)
    printed.append(f"empty: {queue.empty()}")
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(queue.join(), 5 * TURN)
    assert printed == ["got a", "empty: True"]
    task.cancel()
    await asyncio.wait([task])


async def test_the_worked_example() -> None:
    """All pages of all people are printed, at most three wait, and nobody is left."""
    printed: list[str] = []
    most = 0
    queue: asyncio.Queue[str] = asyncio.Queue(maxsize=3)

    async def printer(page: str) -> None:
        nonlocal most
        await asyncio.sleep(TURN)
        most = max(most, queue.qsize())
        printed.append(page)

    async def hand_in(pages: list[str]) -> None:
        for page in pages:
            await queue.put(page)

    async def serve() -> None:
        while True:
            await printer(await queue.get())
            queue.task_done()

    people = [[f"{name} {number}" for number in range(4)] for name in ("ann", "bob")]
    async with asyncio.TaskGroup() as group:
        server = group.create_task(serve())
        await asyncio.gather(*map(hand_in, people))
        await queue.join()
        server.cancel()
    assert sorted(printed) == sorted([*people[0], *people[1]])
    assert most == 3
    assert server.cancelled()


@pytest.mark.parametrize(("sentinels", "ended"), [(1, 1), (3, 3)])
async def test_a_sentinel_ends_one_worker(sentinels: int, ended: int) -> None:
    """One None ends one of three workers; three end them all."""
    queue: asyncio.Queue[int | None] = asyncio.Queue()

    async def worker() -> None:
        while (_item := await queue.get()) is not None:
            pass

    workers = [asyncio.create_task(worker()) for _ in range(3)]
    for item in (1, 2, *[None] * sentinels):
        queue.put_nowait(item)
    done, pending = await asyncio.wait(workers, timeout=5 * TURN)
    assert len(done) == ended
    for task in pending:
        task.cancel()
    await asyncio.wait(workers)


async def test_gather_starts_all_calls() -> None:
    """However many calls gather is given, all are under way at once."""
    under_way = most = 0

    async def call() -> None:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(TURN)
        under_way -= 1

    await asyncio.gather(*[call() for _ in range(100)])
    assert most == 100


async def test_a_cancelled_gather_leaves_with_the_first_call_that_has_ended() -> None:
    """A gather that is cancelled raises when one call is done with its cleanup, and not the others."""
    ended: list[int] = []

    async def gathering() -> None:
        await asyncio.gather(clean_up_for(9, ended), clean_up_for(1, ended))

    await cancel(gathering())
    assert ended == [1]
    await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}), return_exceptions=True)
    assert ended == [1, 9]


async def test_a_cancelled_task_group_waits_for_all() -> None:
    """A TaskGroup that is cancelled raises when every call is done with its cleanup."""
    ended: list[int] = []

    async def grouped() -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(clean_up_for(9, ended))
            group.create_task(clean_up_for(1, ended))

    await cancel(grouped())
    assert ended == [1, 9]


async def cancel(coroutine: Coroutine[Any, Any, None]) -> None:
    """Start a coroutine, cancel it, and wait until the cancellation comes back."""
    task = asyncio.create_task(coroutine)
    await asyncio.sleep(TURN)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
