"""Run the checks of one job and send what comes out, one message at a time."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from grader.child import metadata, warden
from grader.child.evidence.classify import at_import
from grader.child.hangs import HangWatch
from grader.child.instruments import Instruments
from grader.child.recorder import proving
from grader.child.run import run_check
from grader.child.submission import Submission
from grader.model import Check, CheckResult, Evidence, Finding, Outcome, Wait
from grader.wire import Done, Finished, Job, Started, encoder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import FrameType

    from grader.child.seals import Looks

HUNG_EXIT = 75  # the status of a child that ends itself after a hang; the parent reads the message, not this


Send = Callable[[object], None]


def sender(descriptor: int, key: str) -> Send:
    """Give what writes messages from two threads: the checks' and the watchdog's.

    The program that is checked can replace every name of every module, so none is looked up later on.
    """
    encode, write, lock = encoder(key.encode()), os.write, threading.Lock()

    def send(message: object) -> None:
        with lock:
            frame = encode(message)
            while frame:
                frame = frame[write(descriptor, frame) :]

    return send


class JobRun:
    """One job: import once to see whether it can be, then each check with a fresh module and a fresh loop."""

    def __init__(self, job: Job, items: Mapping[str, pytest.Item], send: Send, seals: Looks) -> None:
        self._job = job
        self._items = items
        self._send = send
        self._seals = seals
        self._watch = HangWatch(self._hung)
        self._at: Check | None = None  # the check that runs; None while importing
        self._instruments: Instruments | None = None
        self._submission = Submission(job.source, job.filename, job.module)
        warden.watch(job.filename)
        metadata.keep(job.home)

    def run(self) -> None:
        """Report every check of the job, then say that it is finished."""
        # Bound before the program is there; what is sent of a check is settled by the look at the seals.
        send, look, held, finished = self._send, self._seals.everything, _held, Finished()
        last = len(self._job.checks) - 1
        # A look costs a good part of a short check: unless the run is strict, one before and one after do.
        messages = [
            (check, Started(check.name), self._job.strict or at == last)
            for at, check in enumerate(self._job.checks)
        ]
        if self._importable():
            changed = look()
            for check, started, looking in messages:
                send(started)
                result = None if changed else Done(self._check(check))
                if looking:
                    changed = look()
                send(held(check, changed) if changed or result is None else result)
        send(finished)

    def _check(self, check: Check) -> CheckResult:
        item = self._items.get(check.name)
        if item is None:
            return CheckResult(
                check, Outcome.CRASHED, f"{check.name} was not collected from {self._job.tests}."
            )
        self._at = check
        self._watch.arm(self._job.seconds)
        try:
            return run_check(item, check, lambda: self._new_instruments(check.name), self._job.clock)
        finally:
            self._watch.disarm()

    def _new_instruments(self, name: str) -> Instruments:
        seed = f"{self._job.seed}:{self._job.slug}:{name}"
        self._instruments = Instruments(self._submission, self._job.clock, seed, self._job.database)
        self._instruments.guard = self._seals.judges
        return self._instruments

    def _importable(self) -> bool:
        self._watch.arm(self._job.seconds)
        instruments = self._new_instruments("import")
        try:
            with instruments:
                instruments.load()
        except BaseException as error:  # sys.exit at import is the learner's, too
            finding = at_import(error, instruments.learner)
            where = f" at line {finding.place.line}" if finding.place else ""
            self._report_all(
                Outcome.BROKEN,
                f"The file cannot be imported: {type(error).__name__}: {error}{where}.",
                finding,
            )
            return False
        finally:
            self._watch.disarm()
        return True

    def _report_all(self, outcome: Outcome, message: str, finding: Finding) -> None:
        for check in self._job.checks:
            self._send(Done(CheckResult(check, outcome, message, finding.place, (finding,))))

    def _hung(self) -> None:
        """Say where everything stood, from the watchdog's thread, and end the process."""
        finding = self._where_it_stands()
        line = f" Line {finding.place.line} was running or waiting." if finding.place else ""
        if self._at is None:
            message = f"Importing the file does not end.{line}"
            self._report_all(Outcome.BROKEN, message, finding)
            self._send(Finished())
        else:
            message = f"The check did not end within {self._job.seconds:g} s.{line}"
            found = (finding, *self._held())
            self._send(Done(CheckResult(self._at, Outcome.TIMED_OUT, message, finding.place, found)))
        os._exit(HUNG_EXIT)

    def _held(self) -> tuple[Finding, ...]:
        """Give what has held the loop up to now, such as a lock that no other thread will give back."""
        with contextlib.suppress(Exception):  # the loop's thread goes on beside us
            return self._instruments.blocking.findings() if self._instruments else ()
        return ()

    def _where_it_stands(self) -> Finding:
        instruments = self._instruments
        if instruments is None:
            return Finding(Evidence.HUNG)
        frame = _main_frame()
        waits: tuple[Wait, ...] = ()
        with contextlib.suppress(
            Exception
        ):  # the loop goes on beside us: its tasks may change under our hands
            waits = instruments.stuck()
        place = instruments.learner.in_stack(frame) or next(
            (wait.place for wait in waits if wait.place), None
        )
        return Finding(Evidence.HUNG, place, seconds=self._job.seconds, waits=waits)


def _of_changed() -> Callable[[Check, str], object]:
    """Bind what makes the report of a check that proves nothing, in plain values only."""

    def held(check: Check, changed: str) -> object:
        message = (
            f"While the program ran, {changed} was replaced. The checks rely on it, so their results prove "
            f"nothing."
        )
        told = {"name": check.name, "title": check.title, "mark": str(check.mark)}
        return {"type": "Done", "result": {"check": told, "outcome": "review", "message": message}}

    return held


_held = _of_changed()


def _main_frame() -> FrameType | None:
    return sys._current_frames().get(threading.main_thread().ident or 0)


def items_by_test(items: Sequence[pytest.Item]) -> dict[str, dict[str, pytest.Item]]:
    """Group collected items by the path of their file, then by name; each will prove that it has run."""
    grouped: dict[str, dict[str, pytest.Item]] = {}
    for item in items:
        if isinstance(item, pytest.Function):
            item.obj = proving(item.obj)
        grouped.setdefault(str(item.path), {})[item.name] = item
    return grouped
