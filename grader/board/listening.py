"""Notice that something below a folder may have changed: by the system where it tells, else by the clock."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import watchfiles

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable
    from pathlib import Path

    Events = Callable[[Path, asyncio.Event], AsyncIterator[object]]

LOOK = 1.0  # seconds between two looks, whether or not the system tells
_STEP = 20  # milliseconds of quiet after which the system's events are passed on


def system_events(folder: Path, stop: asyncio.Event) -> AsyncIterator[object]:
    """Yield whenever the system tells of a change below a folder."""
    return watchfiles.awatch(folder, step=_STEP, debounce=10 * _STEP, stop_event=stop)


async def pulses(folder: Path, events: Events = system_events) -> AsyncGenerator[None]:
    """Yield at once, and then whenever a look is due, until the caller stops asking.

    The folder need not be there yet. Some file systems (network, containers) tell nobody of changes.
    """
    told, stop = asyncio.Event(), asyncio.Event()
    listening: asyncio.Task[None] | None = None
    try:
        while True:
            if listening is None and folder.is_dir():  # noqa: ASYNC240 - one look at one folder
                listening = asyncio.create_task(_listen(events(folder, stop), told))
            yield
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(told.wait(), LOOK)
            told.clear()
    finally:
        stop.set()
        if listening is not None:
            listening.cancel()
            await asyncio.wait([listening])


async def _listen(events: AsyncIterator[object], told: asyncio.Event) -> None:
    with contextlib.suppress(OSError):  # as where the system's number of watches is used up
        async for _ in events:
            told.set()
