"""Get each child by forking a process that has imported and collected everything already."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, BinaryIO

from grader import wire
from grader.errors import GraderFault
from grader.runner.channel import Gone, Silent
from grader.runner.launch import child_command, child_environment, failed_start

if TYPE_CHECKING:
    from pathlib import Path

_PID_BYTES = 4
_START_SECONDS = 120.0  # importing and collecting, on a machine that is busy with other things


class ZygoteBackend:
    """Keep one zygote; it forks on request, and each child brings a socket of its own."""

    def __init__(self, root: Path, tests: tuple[Path, ...]) -> None:
        self._control, theirs = socket.socketpair()
        self._turn = threading.Lock()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
                child_command("zygote", str(theirs.fileno()), str(root), *map(str, tests)),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env=child_environment(root),
            )
        self._control.settimeout(_START_SECONDS)
        self._ready = False

    def open(self) -> ForkedChannel:
        """Fork a child; one request at a time, because the answers have no names."""
        ours, theirs = socket.socketpair()
        with self._turn, theirs:
            if not self._ready:
                self._answer()
                self._ready = True
            socket.send_fds(self._control, [b"f"], [theirs.fileno()])
            pid = self._answer()
        return ForkedChannel(pid, ours)

    def close(self) -> None:
        """Let the zygote end; kill it when it does not."""
        self._control.close()
        try:
            self._process.communicate(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()

    def _answer(self) -> int:
        data = b""
        with contextlib.suppress(TimeoutError, ConnectionError):
            while len(data) < _PID_BYTES and (part := self._control.recv(_PID_BYTES - len(data))):
                data += part
        if len(data) < _PID_BYTES:
            raise failed_start(self._process)
        return int.from_bytes(data, "big", signed=True)


class ForkedChannel:
    """A forked child: a socket for messages, a process group to end."""

    def __init__(self, pid: int, connection: socket.socket) -> None:
        self._pid = pid
        self._connection = connection
        self._stream: BinaryIO = connection.makefile("rwb")  # type: ignore[assignment]  # read and write at once

    def send(self, job: wire.Job) -> None:
        """Hand over the job."""
        try:
            self._stream.write(wire.encode(job))
            self._stream.flush()
        except OSError as error:
            raise Gone from error

    def receive(self, seconds: float) -> wire.Message:
        """Give the next message."""
        self._connection.settimeout(seconds)
        try:
            message = wire.read(self._stream)
        except TimeoutError as error:
            raise Silent from error
        except OSError as error:
            raise Gone from error
        if message is None:
            raise Gone
        return message

    def close(self, *, reusable: bool) -> None:  # noqa: ARG002  # a fork serves one job
        """Kill the group; the child waits for that, so its id is still its own."""
        for kill in (os.killpg, os.kill):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                kill(self._pid, signal.SIGKILL)
        self._stream.close()
        self._connection.close()


def available() -> bool:
    """Say whether this system can fork and pass sockets."""
    return hasattr(os, "fork") and hasattr(socket, "send_fds") and sys.platform != "win32"


__all__ = ["GraderFault", "ZygoteBackend", "available"]
