"""Get children from a pool of started workers, where there is no fork; a worker that failed is replaced."""

from __future__ import annotations

import queue
from typing import IO, TYPE_CHECKING, cast

import msgspec

from grader import wire
from grader.runner.channel import Gone, Silent
from grader.runner.launch import START_SECONDS, Served
from grader.runner.reader import reader

if TYPE_CHECKING:
    from pathlib import Path


class WorkerBackend:
    """Start workers when they are first needed and keep the healthy ones."""

    def __init__(self, root: Path, tests: tuple[Path, ...], enclosure: wire.Enclosure) -> None:
        self._arguments = (root, tests, enclosure)
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self._all: list[Worker] = []

    def open(self, tests: str) -> WorkerChannel:  # noqa: ARG002  # each has collected all
        """Borrow an idle worker, or start one."""
        try:
            worker = self._idle.get_nowait()
        except queue.Empty:
            worker = Worker(*self._arguments)
            self._all.append(worker)
        return WorkerChannel(worker, self._idle)

    @property
    def lacks(self) -> tuple[str, ...]:
        """What jobs are not kept from, in words."""
        return ("one process serves several files, one after another",)

    def close(self) -> None:
        """End every worker."""
        for worker in self._all:
            worker.served.end()


class Worker:
    """One process that serves jobs, one after another, on its standard streams."""

    def __init__(self, root: Path, tests: tuple[Path, ...], enclosure: wire.Enclosure) -> None:
        closed_in = msgspec.json.encode(enclosure).decode()
        self.served = Served(root, ["worker", closed_in, str(root), *map(str, tests)], pipes=True)
        self.fresh = True
        self.jobs = cast("IO[bytes]", self.served.process.stdin)
        results = cast("IO[bytes]", self.served.process.stdout)
        self.results = reader(results.fileno(), self.served.process.kill)
        try:
            self.results.receive(START_SECONDS, b"")
        except (Gone, Silent, wire.WireError) as error:
            raise self.served.fault() from error


class WorkerChannel:
    """A borrowed worker."""

    def __init__(self, worker: Worker, idle: queue.SimpleQueue[Worker]) -> None:
        self._worker = worker
        self._idle = idle
        self._key = b""
        self.fresh = worker.fresh
        worker.fresh = False

    def send(self, job: wire.Job) -> None:
        """Hand over the job."""
        self._key = job.key.encode()
        try:
            self._worker.jobs.write(wire.encode(job))
        except OSError as error:
            raise Gone from error

    def receive(self, seconds: float) -> wire.Message:
        """Give the next message."""
        return self._worker.results.receive(seconds, self._key)

    def speaks(self, seconds: float) -> bool:
        """Tell whether there is something to receive."""
        return self._worker.results.speaks(seconds)

    def rests(self) -> bool:
        """Tell nothing: where workers are needed no system says it."""
        return False

    def close(self, *, reusable: bool) -> None:
        """Give the worker back, or end it."""
        if reusable and self._worker.served.process.poll() is None:
            self._idle.put(self._worker)
        else:
            self._worker.served.end()
