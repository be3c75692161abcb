"""Remember what each job has brought, by its content: what is known is not run again.

A result depends on the learner's text, the check, the seed, the clock and the code that ran it, and on
nothing else; so the same file of two students is run once, and a batch that was killed goes on where it was.
"""

from __future__ import annotations

import hashlib
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

import grader
from grader.model import Check, CheckResult, Outcome
from grader.storage import replace_file
from grader.wire import encode

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from grader.grade import Jobs
    from grader.wire import Job

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_PACKAGE = Path(grader.__file__).parent
_VERSION = b"2"  # of the form in which results are kept


class Memory:
    """Stand before a runner with a folder of results; usable wherever a runner is."""

    def __init__(self, folder: Path, runner: Jobs, *, fresh: bool = False) -> None:
        """Keep results in `folder`; with `fresh` what it holds already is run again, once."""
        self._folder = folder
        self._runner = runner
        self._fresh = fresh
        self._renewed: set[str] = set()
        self._turns: dict[str, _Turn] = {}
        self._changing = threading.Lock()

    def map(
        self, function: Callable[[_Item], _Result], items: Iterable[_Item]
    ) -> Generator[_Result, None, None]:
        """Yield what the function gives for each item, in order; it may call `run`."""
        return self._runner.map(function, items)

    def run(self, job: Job) -> tuple[CheckResult, ...]:
        """Give what is remembered of a job, else run it; the grader's own faults are not remembered."""
        key = key_of(job)
        path = self._folder / key[:2] / f"{key}.json"
        with self._turn_of(key):  # who asks for the same at the same time waits for the one answer
            known = None if self._fresh and key not in self._renewed else _read(path)
            if known is not None and (asked := _of(job.checks, known)) is not None:
                return asked
            results = self._runner.run(job)
            self._renewed.add(key)
            if not any(result.outcome is Outcome.CRASHED for result in results):
                path.parent.mkdir(parents=True, exist_ok=True)
                replace_file(path, msgspec.json.encode(results))
            return results

    @contextmanager
    def _turn_of(self, key: str) -> Iterator[None]:
        with self._changing:
            turn = self._turns.setdefault(key, _Turn())
            turn.askers += 1
        try:
            with turn.lock:
                yield
        finally:
            with self._changing:
                turn.askers -= 1
                if not turn.askers:
                    del self._turns[key]


@dataclass(slots=True)
class _Turn:
    """Who may look at a result: one of those who ask for it."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    askers: int = 0


def key_of(job: Job) -> str:
    """Name a file's results by all that they depend on; one check's does not depend on which others run."""
    blank = msgspec.structs.replace(job, home="", key="", database="", tests="", checks=())
    digest = hashlib.sha256(_VERSION)
    digest.update(encode(blank))
    digest.update(Path(job.tests).read_bytes())
    digest.update(_code())
    return digest.hexdigest()


def _of(checks: tuple[Check, ...], known: tuple[CheckResult, ...]) -> tuple[CheckResult, ...] | None:
    """Give the results of these checks; None unless there is one of each."""
    found = {result.check: result for result in known}
    return tuple(found[check] for check in checks) if found.keys() >= set(checks) else None


@cache
def _code() -> bytes:
    """Sum up the code that runs beside learners' programs: another grader may judge otherwise."""
    digest = hashlib.sha256(f"{grader.__version__} {sys.version}".encode())
    for path in sorted(_PACKAGE.joinpath("child").rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()


def _read(path: Path) -> tuple[CheckResult, ...] | None:
    """Read results; a file that cannot be used, such as one of an older form, counts as none."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[CheckResult, ...])
    except (OSError, ValueError, RecursionError):
        return None
