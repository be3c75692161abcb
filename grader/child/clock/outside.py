"""Know what could wake the program from outside: processes, pipes, sockets of others, interval timers."""

from __future__ import annotations

import os
import signal
import socket
import stat
import sys
import weakref
from collections import Counter
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from grader.child.clock.transit import in_transit

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterable

    from grader.child.clock.seats import Selecting

GRACE = 0.001  # real seconds for data between sockets of this program to arrive


class _Kind(Enum):
    HARMLESS = auto()  # listening, or a datagram socket that anyone may write to
    CONNECTED = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a connection."""

    name: Any
    peer: Any

    @property
    def other(self) -> _End:
        return _End(self.peer, self.name)


class Outside:
    """Everything opened while the clock is installed that leads out of the program."""

    def __init__(self) -> None:
        self.sockets: weakref.WeakSet[socket.socket] = weakref.WeakSet()
        self.pairs: weakref.WeakKeyDictionary[socket.socket, weakref.ref[socket.socket]] = (
            weakref.WeakKeyDictionary()
        )
        self.processes: list[subprocess.Popen[Any]] = []
        self.pool_processes: set[int] = set()  # ids of workers of process pools that the clock knows
        self.timer_set = False  # an interval timer was set by the program
        self.older_pool = False  # work was given to threads that are older than the clock
        self._before = {process.pid for process in _children()}
        self._ends: dict[int, tuple[weakref.ref[socket.socket], _End]] = {}

    def pair(self, one: socket.socket, other: socket.socket) -> None:
        """Remember two sockets that are connected to each other."""
        self.pairs[one] = weakref.ref(other)
        self.pairs[other] = weakref.ref(one)

    def wakes(self, selectors: Iterable[Selecting]) -> bool:
        """Say whether anything but the program itself can wake it."""
        return (
            self.older_pool
            or self._process_lives()
            or (self.timer_set and signal.getitimer(signal.ITIMER_REAL)[0] > 0)
            or self._foreign_descriptor(selectors)
        )

    def brings(self, selectors: Iterable[Selecting]) -> bool:
        """Say whether what one socket of the program has sent to another arrives; wait for it if need be."""
        connected = [selector for selector in selectors if self._connected(selector)]
        if not connected:
            return False
        # Whoever waits to send hears of room; how far that word has come nobody tells.
        under_way = self._under_way() or any(selector.sends() for selector in connected)
        if under_way and connected[0].pending(GRACE):  # the time passes for the others, too
            return True
        return any(selector.pending(0) for selector in connected)

    def signals(self, selectors: Iterable[Selecting]) -> bool:
        """Say whether a loop waits for signals, which may come from anywhere."""
        return any(selector.handles_signals() for selector in selectors)

    def _connected(self, selector: Selecting) -> bool:
        by_number = self._by_number()
        return any(
            fd in by_number and self._kind(by_number[fd]) is _Kind.CONNECTED for fd in selector.descriptors()
        )

    def _under_way(self) -> bool:
        named = {self._end(one): one for one in self._by_number().values() if one not in self.pairs}
        ends = {end: one for end, one in named.items() if end is not None and end.peer is not None}
        return any(end.other in ends and in_transit(one, ends[end.other]) for end, one in ends.items())

    def _process_lives(self) -> bool:
        self.processes = [process for process in self.processes if _alive(process)]
        if self.processes:
            return True
        known = self._before | self.pool_processes
        return any(child.pid not in known and child.is_alive() for child in _children())

    def _foreign_descriptor(self, selectors: Iterable[Selecting]) -> bool:
        descriptors = [fd for selector in selectors for fd in selector.descriptors()]
        if not descriptors:
            return False
        by_number = self._by_number()
        connected = []
        for fd in descriptors:
            found = by_number.get(fd)
            kind = _Kind.UNKNOWN if found is None or not _is_socket(fd) else self._kind(found)
            if kind is _Kind.UNKNOWN:
                return True
            if kind is _Kind.CONNECTED:
                connected.append(by_number[fd])
        return bool(connected) and not self._all_ours(connected, by_number.values())

    def _all_ours(self, connected: list[socket.socket], everyone: Iterable[socket.socket]) -> bool:
        ends = [self._end(one) for one in everyone]
        counts = Counter(end for end in ends if end is not None)
        names = {end.name for end in counts}
        return all(self._ours(one, counts, names) for one in connected)

    def _ours(self, one: socket.socket, counts: Counter[_End], names: set[Any]) -> bool:
        if one in self.pairs:
            partner = self.pairs[one]()
            return partner is not None and partner.fileno() != -1
        end = self._end(one)
        if end is None or not end.peer:
            # An unnamed peer is known only as the other side of a named client.
            return end is not None and bool(end.name) and counts[end.other] >= counts[end]
        if one.type == socket.SOCK_DGRAM:
            return end.peer in names
        return counts[end.other] >= counts[end]

    def _kind(self, one: socket.socket) -> _Kind:
        if one in self.pairs:
            return _Kind.CONNECTED
        try:
            if one.type == socket.SOCK_STREAM and one.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                return _Kind.HARMLESS
        except OSError:
            return _Kind.UNKNOWN
        end = self._end(one)
        if end is not None and end.peer is not None:
            return _Kind.CONNECTED
        return _Kind.HARMLESS if one.type == socket.SOCK_DGRAM else _Kind.UNKNOWN

    def _end(self, one: socket.socket) -> _End | None:
        # The two names of a connected socket never change, so they are asked for once.
        cached = self._ends.get(id(one))
        if cached is not None and cached[0]() is one:
            return cached[1]
        try:
            name = one.getsockname()
        except OSError:
            return None
        try:
            end = _End(name, one.getpeername())
        except OSError:
            return _End(name, None)
        self._ends[id(one)] = (weakref.ref(one), end)
        return end

    def _by_number(self) -> dict[int, socket.socket]:
        return {one.fileno(): one for one in list(self.sockets) if one.fileno() != -1}


def _is_socket(fd: int) -> bool:
    try:
        return stat.S_ISSOCK(os.fstat(fd).st_mode)
    except OSError:
        return False


def _alive(process: subprocess.Popen[Any]) -> bool:
    # Without reaping: whoever started the process has yet to learn its status.
    if process.returncode is not None:
        return False
    if not hasattr(os, "waitid"):
        return True
    try:
        return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
    except OSError:
        return False


def _children() -> list[Any]:
    module = sys.modules.get("multiprocessing.process")
    return list(module._children) if module is not None else []
