"""Run jobs side by side and account for every check that must report."""

from __future__ import annotations

import contextlib
import secrets
import shutil
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from grader.extras import POSTGRES
from grader.model import Check, CheckResult, Outcome
from grader.postgres.lending import Databases, NoDatabase
from grader.runner import zygote
from grader.runner.channel import Backend, Channel, Gone, Silent
from grader.runner.launch import PACKAGE_PARENT
from grader.runner.slots import Slot, Slots, spare_for
from grader.runner.workers import WorkerBackend
from grader.runner.zygotes import Zygotes
from grader.wire import MAX_TOTAL, Done, Enclosure, Finished, Job, Started, WireError, encode

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence

GRACE = 5.0  # real seconds beyond the child's own limit before it is killed from outside
COURSE_FOLDERS = ("exercises", "solutions", "tests", ".katas")
MOST_SILENT = 2  # attempts that fell silent, after which the other checks of a job are not tried
NOT_RUN = "The check was not run: the program had fallen silent twice, and could not be stopped from inside."
_SHARED = Path("/dev/shm")  # noqa: S108  # where Linux keeps named semaphores
LOOK = 0.15  # real seconds between two looks at whether a child that is silent only waits
SHORTEST = 1.0  # real seconds that a check gets after others of the same file hung
_SPOILED = frozenset({Outcome.TIMED_OUT, Outcome.REVIEW})  # after these a child is not to be trusted

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


@dataclass(slots=True)
class _Attempt:
    """What one child reported before it finished, fell silent or went away."""

    results: dict[str, CheckResult] = field(default_factory=dict)
    at: str = ""  # the check that had begun
    end: str = ""  # empty when the child finished; else what to tell about the check that had begun
    outcome: Outcome = Outcome.FAILED
    heard: bool = False  # it said anything at all
    silent: bool = False  # it said nothing for longer than it may
    stale: bool = False  # the child was dying of an earlier job: this one is not to blame


class Runner:
    """Run jobs on a backend, `width` at a time; up to `spare` more that wait for something do not count."""

    def __init__(
        self,
        backend: Backend,
        width: int,
        folder: Path,
        databases: Databases | None = None,
        *,
        spare: int = 0,
    ) -> None:
        self._backend = backend
        self._databases = databases or Databases()
        self._slots = Slots(width, spare)
        self._width = width + spare
        self._folder = folder

    @property
    def lacks(self) -> tuple[str, ...]:
        """What the system does not keep jobs from, in words; known once one has been run."""
        return self._backend.lacks

    def map(
        self, function: Callable[[_Item], _Result], items: Iterable[_Item]
    ) -> Generator[_Result, None, None]:
        """Yield what the function gives for each item, in order; it may call `run`."""
        with ThreadPoolExecutor(self._width) as threads:
            yield from threads.map(function, items)

    def run(self, job: Job) -> tuple[CheckResult, ...]:
        """Give one result for each check of the job, in order; silence is a failure."""
        if job.extra != POSTGRES:
            return self._run(job)
        try:
            with self._databases.lent() as address:
                return self._run(msgspec.structs.replace(job, database=address))
        except NoDatabase as fault:
            return tuple(CheckResult(check, Outcome.CRASHED, str(fault)) for check in job.checks)

    def _run(self, job: Job) -> tuple[CheckResult, ...]:
        results: dict[str, CheckResult] = {}
        left = job.checks
        seconds, silent = job.seconds, 0
        while left:
            attempt = self._attempt(job, left, seconds)
            if attempt.stale:
                continue
            results.update(attempt.results)
            self._account(attempt, left, results)
            left = tuple(check for check in left if check.name not in results)
            seconds = max(seconds / 2, SHORTEST)
            silent += attempt.silent
            if silent == MOST_SILENT:
                results.update((each.name, CheckResult(each, Outcome.TIMED_OUT, NOT_RUN)) for each in left)
                break
        return tuple(results[check.name] for check in job.checks)

    def _attempt(self, job: Job, checks: tuple[Check, ...], seconds: float) -> _Attempt:
        with self._slots.taken() as slot:
            return self._attempt_in(slot, job, checks, seconds)

    def _attempt_in(self, slot: Slot, job: Job, checks: tuple[Check, ...], seconds: float) -> _Attempt:
        home = Path(tempfile.mkdtemp(dir=self._folder))
        (home / f"{job.module}.py").write_text(job.source, encoding="utf-8")
        channel = self._backend.open(job.tests)
        attempt = _Attempt()
        try:
            key = secrets.token_hex(16)
            channel.send(
                msgspec.structs.replace(job, checks=checks, seconds=seconds, home=str(home), key=key)
            )
            _listen(channel, checks, seconds + GRACE, attempt, slot)
        except Silent:
            attempt.end = f"The check did not end within {seconds:g} s and could not be stopped from inside."
            attempt.outcome, attempt.silent = Outcome.TIMED_OUT, True
        except Gone:
            attempt.end = "The program ended itself before the check had reported."
            attempt.stale = not (attempt.heard or channel.fresh)
        except WireError as error:
            attempt.end = f"The report of the check is not readable ({error})."
        finally:
            spoiled = any(result.outcome in _SPOILED for result in attempt.results.values())
            channel.close(reusable=not attempt.end and not spoiled)
            shutil.rmtree(home, ignore_errors=True)
        return attempt

    def _account(self, attempt: _Attempt, left: tuple[Check, ...], results: dict[str, CheckResult]) -> None:
        """Fail what had to report and did not, so that each round settles at least one check."""
        if attempt.end and attempt.at and attempt.at in results:
            # It had reported before the child went away; a hang reports and then ends itself.
            if results[attempt.at].outcome is Outcome.PASSED:
                results[attempt.at] = replace(
                    results[attempt.at], outcome=attempt.outcome, message=attempt.end
                )
            return
        missing = [check for check in left if check.name not in results]
        if attempt.end:
            guilty = [check for check in missing if check.name == attempt.at] or missing[:1]
        else:
            guilty = missing
        for check in guilty:
            results[check.name] = CheckResult(
                check, attempt.outcome, attempt.end or "The check did not report."
            )


def _listen(channel: Channel, checks: Iterable[Check], seconds: float, attempt: _Attempt, slot: Slot) -> None:
    """Take messages until the child has finished; only expected checks count, each once and in its turn."""
    expected = {check.name: check for check in checks}
    total = 0
    deadline = time.monotonic() + seconds
    while True:
        if not slot.given:
            _let_others(channel, slot, deadline)
        message = channel.receive(deadline - time.monotonic())
        attempt.heard = True
        total += len(encode(message))
        if total > MAX_TOTAL:
            raise WireError(f"more than {MAX_TOTAL} bytes")
        match message:
            case Finished():
                return
            case Started(check=name) if (
                name in expected and name != attempt.at and name not in attempt.results
            ):
                attempt.at = name
            case Done(result=result) if _is_due(result, expected, attempt):
                known = attempt.results.get(result.check.name)
                attempt.results[result.check.name] = result if known is None else _twice(result)
                if result.outcome is Outcome.TIMED_OUT:
                    raise Gone
                if known is not None:
                    continue
            case _:
                raise WireError("a message that nobody asked for")
        # Only progress gives more time: a child that says the same for ever is as good as silent.
        deadline = time.monotonic() + seconds


def _let_others(channel: Channel, slot: Slot, deadline: float) -> None:
    """Give the place away as soon as the child only waits; come back when it speaks, or waits."""
    while not slot.given and time.monotonic() + LOOK < deadline and not channel.speaks(LOOK):
        if channel.rests():
            slot.give()
            return


def _is_due(result: CheckResult, expected: Mapping[str, Check], attempt: _Attempt) -> bool:
    """Say whether this check has begun; before any has, only a broken file can be reported."""
    known = expected.get(result.check.name) == result.check
    return known and (
        attempt.at == result.check.name or (not attempt.at and result.outcome is Outcome.BROKEN)
    )


def _twice(result: CheckResult) -> CheckResult:
    return replace(result, outcome=Outcome.REVIEW, message="The check reported more than once.")


def _closed(root: Path, hidden: Sequence[Path]) -> tuple[str, ...]:
    """Give what no job may read; the grader itself may stand in another course."""
    folders = [base / name for base in (root, PACKAGE_PARENT) for name in COURSE_FOLDERS]
    return tuple(dict.fromkeys(str(each) for each in (*folders, *hidden)))


@contextlib.contextmanager
def start(  # noqa: PLR0913  # each is one choice of whoever grades
    root: Path,
    tests: Sequence[Path],
    *,
    jobs: int,
    fork: bool | None = None,
    spaces: bool = False,
    hidden: Sequence[Path] = (),
) -> Iterator[Runner]:
    """Start a runner for these hidden tests; `fork` forces one of the two backends.

    With `spaces`, jobs get processes and a network of their own where the system allows it. Files below
    `hidden`, and what belongs to the course, are not to be read by any job.
    """
    use_fork = zygote.available() if fork is None else fork
    folder = Path(tempfile.mkdtemp(prefix="katas-"))
    make = Zygotes if use_fork else WorkerBackend
    enclosure = Enclosure(_closed(root, hidden), str(folder), spaces)
    backend: Backend = make(root, tuple(tests), enclosure)
    databases = Databases()
    try:
        yield Runner(backend, jobs, folder, databases, spare=spare_for(jobs))
    finally:
        backend.close()
        databases.close()
        shutil.rmtree(folder, ignore_errors=True)
        for semaphore in _SHARED.glob(f"sem.{folder.name}-*"):  # of pools that were killed
            semaphore.unlink(missing_ok=True)
