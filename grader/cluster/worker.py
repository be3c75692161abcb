"""Run one job where a worker is: the part that a cluster calls by its name."""

from __future__ import annotations

import atexit
import os
import shutil
import socket
import tempfile
import threading
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from grader import runner
from grader.cluster import parcel as parcels
from grader.cluster.answers import Failed, Lacks, Ran, Unlike, encode
from grader.cluster.build import Build, difference, here
from grader.errors import GraderFault
from grader.wire import Job

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.runner import Runner


class Needs(NamedTuple):
    """What a runner is started for."""

    parcel: str  # the name of the hidden tests
    hidden: tuple[str, ...] = ()  # what no job may read, where it is on this machine, too
    spaces: bool = False  # a network and processes of their own for jobs


@dataclass(slots=True)
class _Desk:
    """A runner for one parcel of hidden tests."""

    folder: Path
    runner: Runner
    stack: ExitStack = field(default_factory=ExitStack)
    users: int = 0


_desks: dict[Needs, _Desk] = {}  # one that nobody uses gives way to another
_turn = threading.Lock()


def work(build: Build, needs: Needs, data: bytes | None, job: bytes) -> bytes:
    """Run a job for somebody with this build; `data` are the hidden tests, where they come along."""
    if difference(build, here()):
        return encode(Unlike(_me(), here()))
    try:
        with _desk(needs, data) as desk:
            if desk is None:
                return encode(Lacks())
            asked = msgspec.json.decode(job, type=Job)
            ours = msgspec.structs.replace(asked, tests=str(desk.folder / asked.tests))
            return encode(Ran(desk.runner.run(ours), desk.runner.lacks))
    except (GraderFault, OSError) as fault:
        return encode(Failed(_me(), str(fault)))


@contextmanager
def _desk(needs: Needs, data: bytes | None) -> Iterator[_Desk | None]:
    """Lend the desk for these needs; None where the parcel has not come yet."""
    with _turn:
        if needs not in _desks and data is not None:
            _clear()
            _desks[needs] = _furnished(needs, data)
        desk = _desks.get(needs)
        if desk is not None:
            desk.users += 1
    try:
        yield desk
    finally:
        with _turn:
            if desk is not None:
                desk.users -= 1


def _furnished(needs: Needs, data: bytes) -> _Desk:
    folder = Path(tempfile.mkdtemp(prefix="katas-tests-"))
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        tests = parcels.unpack(data, folder)
        hidden = [Path(each) for each in needs.hidden]
        started = stack.enter_context(runner.start(folder, tests, jobs=1, spaces=needs.spaces, hidden=hidden))
        return _Desk(folder, started, stack.pop_all())


def _clear() -> None:
    """End the runners that nobody uses."""
    for needs in [needs for needs, desk in _desks.items() if not desk.users]:
        _desks.pop(needs).stack.close()


@atexit.register
def _leave() -> None:
    """End what this process has started; a killed one's children notice by themselves."""
    for desk in _desks.values():
        desk.stack.close()
    _desks.clear()


def _me() -> str:
    return f"{socket.gethostname()}, process {os.getpid()}"
