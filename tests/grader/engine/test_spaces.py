"""A job in a space of its own goes when its server goes; without namespaces the grader does without."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from grader import runner
from grader.child import spaces
from grader.grade import Work, grade
from grader.model import CheckResult, Clock, Exercise, Outcome
from tests.grader.engine.conftest import SOLUTION

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from pathlib import Path

    from grader.wire import Job

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no namespaces")

_SERVER = """
import os, signal, sys, time
from grader.child import spaces
if not spaces.leave():
    sys.exit(3)
first = spaces.fork()
if first == 0:
    if os.fork() == 0:
        os.setsid()
    while True:
        time.sleep(1)
print(first, flush=True)
time.sleep(0.3)  # until the space is set up
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_space_ends_with_its_server() -> None:
    """When the server is killed, nothing of the job that it served stays."""
    done = subprocess.run([sys.executable, "-c", _SERVER], capture_output=True, text=True, check=False)
    if done.returncode == 3:
        pytest.skip("this system allows no namespaces")
    assert done.returncode == -signal.SIGKILL, done.stderr
    init = int(done.stdout)
    for _ in range(100):
        if not _runs(init):
            break
        time.sleep(0.05)
    assert not _runs(init)


def _runs(pid: int) -> bool:
    """Say whether a process is more than an entry that nobody has read yet."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_without_namespaces_it_says_so(
    tiny: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the kernel refuses them a strict run judges as before, and names what programs can reach."""
    monkeypatch.setenv(spaces.SWITCH, "none")
    path = tmp_path / "ex01_both.py"
    path.write_text(SOLUTION, encoding="utf-8")
    with runner.start(tiny.root, [tiny.tests], jobs=1, spaces=True) as children:
        report = grade([Work(tiny, path, path.name)], children, seed=3, strict=True)
        assert report.verdicts[0].outcome is Outcome.PASSED
        assert any("namespaces" in each for each in children.lacks)


class Breaking:
    """A runner whose checks all break down."""

    def map(self, function: Callable[[Any], Any], items: Iterable[Any]) -> Generator[Any, None, None]:
        """Yield in turn."""
        yield from map(function, items)

    def run(self, job: Job) -> tuple[CheckResult, ...]:
        """Break down."""
        return tuple(CheckResult(check, Outcome.CRASHED, "It broke.") for check in job.checks)


@pytest.mark.parametrize(
    ("head", "wanted"),
    [("", Outcome.CRASHED), ("import builtins\nbuiltins.len = list\n", Outcome.REVIEW)],
)
def test_a_check_that_breaks_down_is_not_always_our_fault(
    head: str, wanted: Outcome, tiny: Exercise, tmp_path: Path
) -> None:
    """Where the file reaches for what checks are made of, it is held with its line, strict or not."""
    path = tmp_path / "ex01_both.py"
    path.write_text(head + SOLUTION, encoding="utf-8")
    (verdict,) = grade([Work(tiny, path, path.name)], Breaking(), seed=3, clock=Clock.KATA).verdicts
    assert verdict.outcome is wanted
    if wanted is Outcome.REVIEW:
        assert "broke down" in verdict.message
        assert verdict.place is not None
        assert verdict.place.line == 1
