"""Wait for jobs inside a pytest session that has collected the hidden tests once."""

from __future__ import annotations

import gc
import os
import signal
import socket
import struct
from collections.abc import Mapping
from typing import BinaryIO, cast

import pytest

from grader.child import strays
from grader.child.fence import fence, new_group
from grader.child.job import JobRun, Sender, items_by_test
from grader.wire import Finished, Job, encode, read

PID = struct.Struct(">i")  # the zygote's answer to a request: the child's process id
READY = PID.pack(0)  # its first word, once the tests are collected

Items = Mapping[str, Mapping[str, pytest.Item]]


class Zygote:
    """Fork a child for each socket that arrives; the child reads a job from it and answers there.

    The process stays single-threaded: a fork copies only the thread that forks.
    """

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._children: set[int] = set()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Serve until the parent closes the control socket."""
        items = items_by_test(session.items)
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children are reaped by the kernel
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the parent, which closes the socket
        strays.adopt()
        gc.collect()
        gc.freeze()  # keeps the collector of each child away from pages that it would have to copy
        self._control.sendall(READY)
        while descriptors := socket.recv_fds(self._control, 1, 1)[1]:
            strays.end(self._children)
            with socket.socket(fileno=descriptors[0]) as channel:
                pid = os.fork()
                if pid == 0:
                    self._control.close()
                    _child(channel, items)
                self._children.add(pid)
                self._control.sendall(PID.pack(pid))
        strays.end(set())
        return True


class Worker:
    """Run one job after another in this process, where there is no fork."""

    def __init__(self, jobs: BinaryIO, results: BinaryIO) -> None:
        self._jobs = jobs
        self._results = results

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Serve until the parent closes the stream."""
        items = items_by_test(session.items)
        self._results.write(encode(Finished()))
        self._results.flush()
        while isinstance(job := read(self._jobs), Job):
            fence(job.home)
            JobRun(job, items.get(job.tests, {}), Sender(self._results, job.key)).run()
            gc.unfreeze()  # each check has kept the collector away from what was there before it
            gc.collect()
        return True


def _child(channel: socket.socket, items: Items) -> None:
    """Run one job and never return."""
    status = 1
    try:
        new_group()
        stream = cast("BinaryIO", channel.makefile("rwb"))
        job = read(stream)
        if isinstance(job, Job):
            fence(job.home)
            JobRun(job, items.get(job.tests, {}), Sender(stream, job.key)).run()
            status = 0
            # The group must outlive its report: its id is the parent's handle for ending what is left of it.
            signal.pause()
    finally:
        os._exit(status)
