"""Get each child by forking a process that has imported and collected everything already."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import msgspec

from grader import wire
from grader.errors import GraderFault
from grader.runner.channel import Gone
from grader.runner.launch import START_SECONDS, Served, kill_group
from grader.runner.reader import reader
from grader.runner.rest import Rest

if TYPE_CHECKING:
    from pathlib import Path

    from grader.wire import Enclosure

_PID_BYTES = 4
# The zygote's first word is a sum of these.
_LACKS = {
    1: "its kernel has no Landlock (programs can write outside their folders)",
    2: "it allows no namespaces (programs can reach its network)",
}
_END_SECONDS = 5.0  # that a zygote may take to end its children and itself


class ZygoteBackend:
    """Keep one zygote and put another in its place when learner code has killed it."""

    def __init__(self, root: Path, tests: tuple[Path, ...], enclosure: Enclosure) -> None:
        self._arguments = (root, tests, enclosure)
        self._turn = threading.Lock()
        self._zygote = _Zygote(*self._arguments)
        self._fault: GraderFault | None = None  # why there is none

    def open(self) -> ForkedChannel:
        """Fork a child; one request at a time, because the answers have no names."""
        with self._turn:
            if self._fault is not None:
                raise self._fault
            try:
                return self._zygote.fork()
            except GraderFault as fault:
                if not self._zygote.served_before:
                    self._fault = fault
                    raise
            self._zygote = _Zygote(*self._arguments)
            return self._zygote.fork()

    @property
    def lacks(self) -> tuple[str, ...]:
        """What the system has refused, in words; known once a child has been opened."""
        return tuple(words for bit, words in _LACKS.items() if self._zygote.refused & bit)

    def close(self) -> None:
        """Let the zygote end; kill it when it does not."""
        self._zygote.close()


class _Zygote:
    """One serving process and the socket on which it takes requests."""

    def __init__(self, root: Path, tests: tuple[Path, ...], enclosure: Enclosure) -> None:
        self._control, theirs = socket.socketpair()
        with theirs:
            closed_in = msgspec.json.encode(enclosure).decode()
            arguments = ["zygote", closed_in, str(theirs.fileno()), str(root), *map(str, tests)]
            self._served = Served(root, arguments, descriptors=(theirs.fileno(),))
        self._control.settimeout(START_SECONDS)
        self._ready = False
        self.refused = 0
        self.served_before = False

    def fork(self) -> ForkedChannel:
        """Get one child; raise GraderFault when the zygote does not answer."""
        if not self._ready:
            self.refused = self._answer()
            self._ready = True
        ours, theirs = socket.socketpair()
        try:
            with theirs, contextlib.suppress(OSError):  # a broken control socket gives no answer either
                socket.send_fds(self._control, [b"f"], [theirs.fileno()])
            pid = self._answer()
        except GraderFault:
            ours.close()
            raise
        self.served_before = True
        return ForkedChannel(pid, ours)

    def close(self) -> None:
        """Let it end by itself, because it knows which strays to take along."""
        self._control.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._served.process.wait(timeout=_END_SECONDS)
        self._served.end()

    def _answer(self) -> int:
        data = b""
        with contextlib.suppress(TimeoutError, OSError):
            while len(data) < _PID_BYTES and (part := self._control.recv(_PID_BYTES - len(data))):
                data += part
        if len(data) < _PID_BYTES:
            self._control.close()
            raise self._served.fault()
        return int.from_bytes(data, "big", signed=True)


class ForkedChannel:
    """A forked child: a socket for messages, a process group to end."""

    fresh = True

    def __init__(self, pid: int, connection: socket.socket) -> None:
        self._pid = pid
        self._connection = connection
        self._reader = reader(connection.fileno(), self._kill)
        self._rest = Rest(pid)
        self._key = b""

    def send(self, job: wire.Job) -> None:
        """Hand over the job."""
        self._key = job.key.encode()
        try:
            self._connection.sendall(wire.encode(job))
        except OSError as error:
            raise Gone from error

    def receive(self, seconds: float) -> wire.Message:
        """Give the next message."""
        return self._reader.receive(seconds, self._key)

    def speaks(self, seconds: float) -> bool:
        """Tell whether there is something to receive."""
        return self._reader.speaks(seconds)

    def rests(self) -> bool:
        """Tell whether the child and what it has started only wait."""
        return self._rest.seen()

    def close(self, *, reusable: bool) -> None:  # noqa: ARG002  # a fork serves one job
        """Kill the group; the child waits for that, so its id is still its own."""
        self._kill()
        self._connection.close()

    def _kill(self) -> None:
        kill_group(self._pid)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(self._pid, signal.SIGKILL)  # when it had no time to lead a group


def available() -> bool:
    """Say whether this system can fork and pass sockets."""
    return hasattr(os, "fork") and hasattr(socket, "send_fds") and sys.platform != "win32"


__all__ = ["GraderFault", "ZygoteBackend", "available"]
