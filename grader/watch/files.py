"""Hear of saved files: from the system where it tells, else by looking."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import watchfiles

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Sequence
    from pathlib import Path

    Events = Callable[[Sequence[Path], asyncio.Event], AsyncIterator[object]]

_STEP = 5  # milliseconds of quiet after which the system's events are passed on
LOOK = 0.5  # seconds between two looks while the system tells of changes
POLL = 0.2  # seconds between two looks when it does not
_LATE = 0.3  # seconds that an event may take, before a look proves that none comes

Stamp = tuple[int, int] | None  # time of the last change in ns, size; None: there is no file


@dataclass(frozen=True, slots=True)
class Saved:
    """Files that were saved; `polling` is whether they were found by looking alone."""

    paths: frozenset[Path]
    polling: bool


def system_events(folders: Sequence[Path], stop: asyncio.Event) -> AsyncIterator[object]:
    """Yield whenever the system tells of a change below the folders."""
    return watchfiles.awatch(*folders, step=_STEP, debounce=20 * _STEP, stop_event=stop)


class Files:
    """The files to watch; some file systems (network, containers) tell nobody of their changes."""

    def __init__(self, files: Iterable[Path], events: Events = system_events) -> None:
        self._stamps = {path: _stamp(path) for path in files}
        self._events = events
        self._told = asyncio.Event()
        self.polling = False

    async def saves(self) -> AsyncGenerator[Saved]:
        """Yield what was saved, each save once, until the caller stops asking."""
        folders = sorted({path.parent for path in self._stamps if path.parent.is_dir()})
        stop = asyncio.Event()
        listening = asyncio.create_task(self._listen(folders, stop))
        try:
            while True:
                if changed := await self._changed():
                    yield Saved(changed, self.polling)
        finally:
            stop.set()
            listening.cancel()
            await asyncio.wait([listening])

    async def _listen(self, folders: Sequence[Path], stop: asyncio.Event) -> None:
        try:
            async for _ in self._events(folders, stop):
                self._told.set()
        except OSError:  # as where the system's number of watches is used up
            self.polling = True

    async def _changed(self) -> frozenset[Path]:
        """Wait for an event or the time of the next look, and look."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._told.wait(), POLL if self.polling else LOOK)
        told = self._told.is_set()
        self._told.clear()
        changed = self._look()
        if changed and not told and not self.polling:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._told.wait(), _LATE)
            self.polling = not self._told.is_set()
        return changed

    def _look(self) -> frozenset[Path]:
        now = {path: _stamp(path) for path in self._stamps}
        changed = frozenset(path for path, stamp in now.items() if stamp != self._stamps[path] and stamp)
        self._stamps = now
        return changed


def _stamp(path: Path) -> Stamp:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
