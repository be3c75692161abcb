"""Get children from a pool of started workers, where there is no fork; a worker that failed is replaced."""

from __future__ import annotations

import queue
import subprocess
import threading
from typing import IO, TYPE_CHECKING, cast

from grader import wire
from grader.runner.channel import Gone, Silent
from grader.runner.launch import child_command, child_environment, failed_start

if TYPE_CHECKING:
    from pathlib import Path

_READY_BYTES = 4


class WorkerBackend:
    """Start workers when they are first needed and keep the healthy ones."""

    def __init__(self, root: Path, tests: tuple[Path, ...]) -> None:
        self._root = root
        self._tests = tests
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self._all: list[Worker] = []

    def open(self) -> WorkerChannel:
        """Borrow an idle worker, or start one."""
        try:
            worker = self._idle.get_nowait()
        except queue.Empty:
            worker = Worker(self._root, self._tests)
            self._all.append(worker)
        return WorkerChannel(worker, self._idle)

    def close(self) -> None:
        """End every worker."""
        for worker in self._all:
            worker.end()


class Worker:
    """One process that serves jobs, one after another, on its standard streams."""

    def __init__(self, root: Path, tests: tuple[Path, ...]) -> None:
        self.process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
            child_command("worker", str(root), *map(str, tests)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=child_environment(root),
            start_new_session=True,
        )
        self.jobs = cast("IO[bytes]", self.process.stdin)
        self.results = cast("IO[bytes]", self.process.stdout)
        if len(self.results.read(_READY_BYTES)) < _READY_BYTES:
            raise failed_start(self.process)

    def end(self) -> None:
        """Kill the process and close its streams."""
        self.process.kill()
        self.process.wait()
        for stream in (self.jobs, self.results):
            try:
                stream.close()
            except OSError:
                continue  # unsent bytes for a process that is gone


class WorkerChannel:
    """A borrowed worker."""

    def __init__(self, worker: Worker, idle: queue.SimpleQueue[Worker]) -> None:
        self._worker = worker
        self._idle = idle

    def send(self, job: wire.Job) -> None:
        """Hand over the job."""
        try:
            self._worker.jobs.write(wire.encode(job))
            self._worker.jobs.flush()
        except OSError as error:
            raise Gone from error

    def receive(self, seconds: float) -> wire.Message:
        """Give the next message; pipes have no time-outs everywhere, so a timer ends a silent worker."""
        silent = threading.Event()

        def end() -> None:
            silent.set()
            self._worker.process.kill()

        timer = threading.Timer(seconds, end)
        timer.start()
        try:
            message = wire.read(self._worker.results)  # type: ignore[arg-type]  # a pipe is a BinaryIO
        finally:
            timer.cancel()
        if message is None:
            raise Silent if silent.is_set() else Gone
        return message

    def close(self, *, reusable: bool) -> None:
        """Give the worker back, or end it."""
        if reusable and self._worker.process.poll() is None:
            self._idle.put(self._worker)
        else:
            self._worker.end()
