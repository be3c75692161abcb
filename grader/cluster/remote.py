"""Stand in for a runner: hand each job to an executor whose workers are somewhere else.

All that is asked of the executor is the interface of `concurrent.futures`. A job depends on nothing of the
machine that runs it, so its results are those of a runner here.
"""

from __future__ import annotations

import threading
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

import msgspec

from grader.cluster import answers
from grader.cluster.answers import Failed, Lacks, Ran, Unlike
from grader.cluster.build import difference, here
from grader.cluster.parcel import Parcel, place_of
from grader.cluster.worker import Needs, work
from grader.errors import GraderFault
from grader.model import CheckResult, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence
    from pathlib import Path

    from grader.wire import Job

LOOK = 1.0  # seconds between two looks at whether somebody is still there to answer

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Remote:
    """Run jobs through an executor; usable wherever a runner is."""

    def __init__(  # noqa: PLR0913 - each is one property of the cluster
        self,
        executor: Executor,
        parcel: Parcel,
        *,
        width: Callable[[], int],
        hidden: Sequence[Path] = (),
        look: Callable[[], None] = lambda: None,
        deadly: tuple[type[Exception], ...] = (),
    ) -> None:
        """Keep `width()` jobs under way; `look` raises GraderFault when nobody is left to run them.

        `deadly` is what the executor raises when each worker that had a job died of it.
        """
        self._executor = executor
        self._parcel = parcel
        self._hidden = tuple(map(str, hidden))
        self._lacks: set[str] = set()
        self._width = width
        self._look = look
        self._deadly = deadly
        self._stopped = threading.Event()

    @property
    def lacks(self) -> tuple[str, ...]:
        """What some worker's system does not keep jobs from, in words; known once one has been run."""
        return tuple(sorted(self._lacks))

    def map(
        self, function: Callable[[_Item], _Result], items: Iterable[_Item]
    ) -> Generator[_Result, None, None]:
        """Yield what the function gives for each item, in order; it may call `run`."""
        with ThreadPoolExecutor(self._width()) as threads:
            try:
                yield from threads.map(function, items)
            except (GraderFault, KeyboardInterrupt, GeneratorExit):
                self._stopped.set()  # whoever waits for an answer gives up
                raise

    def run(self, job: Job) -> tuple[CheckResult, ...]:
        """Give one result for each check of the job, in order; raise GraderFault when the cluster fails."""
        try:
            answer = self._ask(job, None)
            if isinstance(answer, Lacks):
                answer = self._ask(job, self._parcel.data)
        except self._deadly:
            message = "Each worker that had this job ended while it ran."
            return tuple(CheckResult(check, Outcome.CRASHED, message) for check in job.checks)
        match answer:
            case Ran(results=results, lacks=lacks) if tuple(each.check for each in results) == job.checks:
                self._lacks.update(lacks)
                return results
            case Unlike(worker=worker, build=build):
                raise GraderFault(unlike(worker, difference(here(), build)))
            case Failed(worker=worker, reason=reason):
                raise GraderFault(f"The worker {worker} cannot run checks. {reason}")
            case _:
                raise GraderFault(
                    "A worker answered something else than it was asked. Run the command again."
                )

    def _ask(self, job: Job, data: bytes | None) -> answers.Answer:
        sent = msgspec.structs.replace(job, tests=place_of(job.tests))
        needs = Needs(self._parcel.name, self._hidden, job.strict)
        future = self._executor.submit(work, here(), needs, data, msgspec.json.encode(sent))
        try:
            return answers.decode(self._wait(future))
        except CancelledError as error:
            raise GraderFault(
                "The cluster gave the work up. What was graded is kept; the same command goes on."
            ) from error
        except ImportError as error:
            raise GraderFault(without_grader(error)) from error
        except (AttributeError, TypeError, ValueError) as error:  # as from a grader of another form
            raise GraderFault(f"A worker gave no answer that can be read: {error}.") from error

    def _wait(self, future: Future[bytes]) -> bytes:
        while True:
            try:
                return future.result(LOOK)
            except TimeoutError:
                if future.done():
                    return future.result()
            if self._stopped.is_set():
                future.cancel()
                raise CancelledError
            self._look()


def unlike(worker: str, clause: str) -> str:
    """Say that a worker would judge otherwise."""
    return (
        f"The worker {worker} has {clause}. Install the same commit of this repository there, from its lock, "
        "and start the worker again."
    )


def without_grader(error: Exception) -> str:
    """Say that a worker was started where the grader cannot be imported."""
    return f"A worker cannot import the grader ({error}). Start workers in a copy of this repository."
