"""Children that compute have as many places as there are cores; one that only waits keeps nobody from one."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import msgspec
import pytest

from grader.runner.pool import Runner
from grader.runner.rest import Rest
from grader.runner.slots import Slots, spare_for
from tests.grader.engine.test_runner import JOB, RIGHT, Script

if TYPE_CHECKING:
    from pathlib import Path

    from grader.model import Outcome
    from grader.wire import Job, Message

WAITS, OTHER = msgspec.structs.replace(JOB, slug="waits"), msgspec.structs.replace(JOB, slug="other")
PATIENCE = 5.0  # real seconds after which somebody who does not come is not coming


class Pair:
    """A backend of two children: one is silent until the other has been given a job, or for too long."""

    lacks: tuple[str, ...] = ()

    def __init__(self, *, rests: bool, patience: float = PATIENCE) -> None:
        self.rests, self.patience = rests, patience
        self.waiting, self.other = threading.Event(), threading.Event()
        self.met = False

    def open(self, tests: str) -> _Child:  # noqa: ARG002  # as in the protocol
        """Give a child."""
        return _Child(self)

    def close(self) -> None:
        """Have nothing to end."""


class _Child(Script):
    def __init__(self, pair: Pair) -> None:
        super().__init__(RIGHT)
        self._pair, self._silent = pair, False
        self.open("")

    def send(self, job: Job) -> None:
        self._silent = job.slug == WAITS.slug
        (self._pair.waiting if self._silent else self._pair.other).set()

    def speaks(self, seconds: float) -> bool:  # noqa: ARG002  # as declared by Channel
        return not self._silent

    def rests(self) -> bool:
        return self._pair.rests

    def receive(self, seconds: float) -> Message:
        if self._silent:
            self._silent = False
            self._pair.met = self._pair.other.wait(self._pair.patience)
        return super().receive(seconds)


def run_both(pair: Pair, folder: Path, spare: int) -> None:
    """Give both jobs to a runner of one place, the one that waits first."""
    jobs = Runner(pair, 1, folder, spare=spare)

    def run(job: Job) -> Outcome:
        if job is OTHER:
            pair.waiting.wait(PATIENCE)
        return jobs.run(job)[0].outcome

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("grader.runner.pool.LOOK", 0.001)
        patch.setattr("grader.runner.pool.GRACE", -0.9)
        threads = [threading.Thread(target=run, args=(job,)) for job in (WAITS, OTHER)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def test_one_that_waits_keeps_nobody_from_a_place(tmp_path: Path) -> None:
    """With one place, a second child runs while the first one only waits."""
    pair = Pair(rests=True)
    run_both(pair, tmp_path, spare=1)
    assert pair.met


@pytest.mark.parametrize(("rests", "spare"), [(False, 1), (True, 0)])
def test_one_that_computes_keeps_its_place(rests: bool, spare: int, tmp_path: Path) -> None:
    """A child that computes, or one too many that wait, is waited for."""
    pair = Pair(rests=rests, patience=0.5)
    run_both(pair, tmp_path, spare=spare)
    assert not pair.met
    assert pair.other.is_set(), "it had its turn later"


def test_places_come_back() -> None:
    """However a place was left, it can be taken again; so can that of one that waited."""
    slots = Slots(1, 1)
    for give in (True, False, True):
        with slots.taken() as slot:
            if give:
                slot.give()
                with slots.taken() as second:
                    second.give()
                    assert not second.given, "only one may wait"
    assert spare_for(1) < spare_for(2) <= spare_for(64) == spare_for(256)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process does")
@pytest.mark.parametrize(
    ("program", "rests"),
    [
        ("import time; time.sleep(60)", True),
        ("import threading; threading.Lock().acquire(); threading.Event().wait()", True),
        ("while True: pass", False),
        ("import subprocess, sys; subprocess.run([sys.executable, '-c', 'while True: pass'])", False),
        ("import threading\nthreading.Thread(target=lambda: [None for _ in iter(int, 1)]).start()", False),
    ],
)
def test_rest_is_told_from_work(program: str, rests: bool) -> None:
    """What sleeps or waits is at rest; what computes is not, be it in a thread or in a process of its own."""
    process = subprocess.Popen([sys.executable, "-c", program], start_new_session=True)
    try:
        rest = Rest(process.pid)
        seen = [_later(rest) for _ in range(20)]
        assert any(seen[-5:]) == rests
    finally:
        for pid in (*_started_by(process.pid), process.pid):
            subprocess.run(["kill", "-9", str(pid)], check=False)  # noqa: S607  # our own children
        process.wait()


def _later(rest: Rest) -> bool:
    time.sleep(0.05)
    return rest.seen()


def _started_by(pid: int) -> list[int]:
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:  # noqa: PTH123  # no path of ours
        return [int(each) for each in file.read().split()]


def test_nobody_is_seen_at_rest_who_is_not_there() -> None:
    """A process that has ended, or never was, is not at rest."""
    rest = Rest(2**22 + 1)
    assert not any(rest.seen() for _ in range(3))
