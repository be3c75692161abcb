"""Read from a descriptor until a deadline, whoever else keeps the other end open."""

from __future__ import annotations

import os
import select
import threading
import time
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from grader import wire
from grader.runner.channel import Gone, Silent

if TYPE_CHECKING:
    from collections.abc import Callable


class Reader(Protocol):
    """A way to wait for bytes that gives up."""

    def receive(self, seconds: float, key: bytes) -> wire.Message:
        """Give the next message; raise Silent after that many real seconds, Gone, or WireError."""

    def speaks(self, seconds: float) -> bool:
        """Tell whether there is something to read within that time; True where nobody knows."""

    def read(self, size: int) -> bytes:
        """Give at most that many bytes, none at the end; raise Silent."""


def reader(descriptor: int, kill: Callable[[], None]) -> Reader:
    """Give the reader that this system allows; `kill` ends the sender when nothing else ends the wait."""
    return _Polling(descriptor) if hasattr(select, "poll") else _Killing(descriptor, kill)


class _Polling:
    """Ask the system whether there is something to read: an orphan may hold the pipe open for ever."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._poll = select.poll()
        self._poll.register(descriptor, select.POLLIN)
        self._deadline = 0.0

    def receive(self, seconds: float, key: bytes) -> wire.Message:
        self._deadline = time.monotonic() + seconds
        return _message(self, key)

    def speaks(self, seconds: float) -> bool:
        return bool(self._poll.poll(seconds * 1000))

    def read(self, size: int) -> bytes:
        left = self._deadline - time.monotonic()
        if left <= 0 or not self._poll.poll(left * 1000):
            raise Silent
        try:
            return os.read(self._descriptor, size)
        except OSError as error:
            raise Gone from error


class _Killing:
    """Let a timer end the sender, where pipes cannot be asked."""

    def __init__(self, descriptor: int, kill: Callable[[], None]) -> None:
        self._descriptor = descriptor
        self._kill = kill
        self._late = threading.Event()

    def receive(self, seconds: float, key: bytes) -> wire.Message:
        timer = threading.Timer(seconds, self._end)
        timer.start()
        try:
            return _message(self, key)
        finally:
            timer.cancel()

    def speaks(self, seconds: float) -> bool:  # noqa: ARG002  # pipes cannot be asked
        return True

    def read(self, size: int) -> bytes:
        part = os.read(self._descriptor, size)
        if not part and self._late.is_set():
            raise Silent
        return part

    def _end(self) -> None:
        self._late.set()
        self._kill()


def _message(source: Reader, key: bytes) -> wire.Message:
    message = wire.read(cast("BinaryIO", source), key)  # it reads, and nothing else is asked of it
    if message is None:
        raise Gone
    return message
