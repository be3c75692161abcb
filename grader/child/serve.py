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
from msgspec.structs import replace

from grader.child import confine, spaces, strays
from grader.child.clock.install import prepare
from grader.child.closed import know_own
from grader.child.confine import Confinement
from grader.child.fence import fence, new_group
from grader.child.job import JobRun, items_by_test, sender
from grader.child.limits import Crowd, bound, cpu_for
from grader.child.pools import prepare_workers
from grader.child.seals import Seals
from grader.child.semaphores import name_semaphores
from grader.wire import Enclosure, Finished, Job, encode, read

PID = struct.Struct(">i")  # the zygote's answer to a request: the child's process id
# Its first word, once the tests are collected: what the system has refused, as the sum of these.
OPEN_FILES, OPEN_SPACES = 1, 2

Items = Mapping[str, Mapping[str, pytest.Item]]


class Zygote:
    """Fork a child for each socket that arrives; the child reads a job from it and answers there.

    The process stays single-threaded: a fork copies only the thread that forks.
    """

    def __init__(self, control: socket.socket, enclosure: Enclosure) -> None:
        self._control = control
        self._enclosure = enclosure
        self._refused = OPEN_SPACES if enclosure.spaces and not spaces.leave() else 0
        self._children: set[int] = set()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Serve until the parent closes the control socket."""
        items = items_by_test(session.items)
        prepare()
        prepare_workers()
        know_own()
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children are reaped by the kernel
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the parent, which closes the socket
        strays.adopt()
        gc.collect()
        gc.freeze()  # keeps the collector of each child away from pages that it would have to copy
        confinement = Confinement((*self._enclosure.hidden, self._enclosure.folder))
        seals = _seals(session)
        crowd = Crowd()
        self._refused |= 0 if confine.version() else OPEN_FILES
        self._control.sendall(PID.pack(self._refused))
        while descriptors := socket.recv_fds(self._control, 1, 1)[1]:
            strays.end(self._children)
            crowd.look()
            with socket.socket(fileno=descriptors[0]) as channel:
                pid = spaces.fork(self._control.fileno(), channel.fileno())
                if pid == 0:
                    self._control.close()
                    _child(channel, items, confinement, seals, crowd)
                self._children.add(pid)
                self._control.sendall(PID.pack(pid))
        strays.end(set(), strays.LAST_ROUNDS)
        return True


class Worker:
    """Run one job after another in this process, where there is no fork."""

    def __init__(self, jobs: BinaryIO, results: BinaryIO, enclosure: Enclosure) -> None:
        self._jobs = jobs
        self._enclosure = enclosure
        self._results = results

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Serve until the parent closes the stream."""
        items = items_by_test(session.items)
        prepare()
        prepare_workers()
        know_own()
        seals = _seals(session)
        Confinement(self._enclosure.hidden).enter(self._enclosure.folder)  # one for all jobs of this process
        self._results.write(encode(Finished()))
        self._results.flush()
        while isinstance(job := read(self._jobs), Job):
            fence(job.home)
            name_semaphores(job.home)
            bound(cpu_for(len(job.checks), job.seconds), None, again=True)
            send, job = sender(self._results.fileno(), job.key), replace(job, key="")
            JobRun(job, items.get(job.tests, {}), send, seals.of(job.tests)).run()
            gc.unfreeze()  # each check has kept the collector away from what was there before it
            gc.collect()
        return True


def _seals(session: pytest.Session) -> Seals:
    items = [item for item in session.items if isinstance(item, pytest.Function)]
    return Seals({str(item.path): item.module for item in items})


def _child(
    channel: socket.socket, items: Items, confinement: Confinement, seals: Seals, crowd: Crowd
) -> None:
    """Run one job and never return."""
    status = 1
    try:
        new_group()
        stream = cast("BinaryIO", channel.makefile("rwb"))
        job = read(stream)
        if isinstance(job, Job):
            fence(job.home)
            name_semaphores(job.home)
            bound(cpu_for(len(job.checks), job.seconds), crowd.size, again=False)
            confinement.enter(job.home)
            send, job = sender(channel.fileno(), job.key), replace(job, key="")
            JobRun(job, items.get(job.tests, {}), send, seals.of(job.tests)).run()
            status = 0
            # The group must outlive its report: its id is the parent's handle for ending what is left of it.
            signal.pause()
    finally:
        os._exit(status)
