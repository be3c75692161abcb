"""A job that runs wild is bounded by the system: its CPU time, its threads and processes, beside the rest."""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

import pytest

resource = pytest.importorskip("resource")

from grader.child import limits  # noqa: E402  # only where there is such a module
from grader.grade import CHECK_SECONDS  # noqa: E402  # as above

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems bound other things")

_NOBODY_ELSE = 54321  # a user who runs nothing


def in_child(act: Callable[[], int]) -> int:
    """Do something in a forked process and give its status as `os.waitstatus_to_exitcode` does."""
    child = os.fork()
    if child == 0:
        status = 99
        try:
            status = act()
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.parametrize(("again", "end"), [(False, -signal.SIGKILL), (True, -signal.SIGXCPU)])
def test_cpu_time_is_bounded(again: bool, end: int) -> None:
    """A process that computes on and on is killed; one that serves on can be given more for its next job."""

    def burn() -> int:
        signal.signal(signal.SIGXCPU, signal.SIG_DFL if again else signal.SIG_IGN)
        if again:
            limits.bound(1000, None, again=True)
        limits.bound(0.1, None, again=again)
        while True:
            pass

    assert in_child(burn) == end


def test_a_worker_gets_new_time_for_each_job() -> None:
    """What a process has used for one job is not counted against the next."""

    def serve() -> int:
        for _ in range(3):
            limits.bound(1, None, again=True)
            soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
            used = sum(os.times()[:2])
            if not used < soft < used + 3 or hard != resource.RLIM_INFINITY:
                return 1
            while sum(os.times()[:2]) < used + 0.9:
                pass
        return 0

    if resource.getrlimit(resource.RLIMIT_CPU)[1] != resource.RLIM_INFINITY:
        pytest.skip("this session's CPU time is bounded already")
    assert in_child(serve) == 0


def test_no_honest_check_comes_near() -> None:
    """The bound is beyond the sum of what the checks may take before each counts as hung."""
    for seconds in CHECK_SECONDS.values():
        for checks in (1, 20):
            assert limits.cpu_for(checks, seconds) > checks * seconds


@pytest.mark.parametrize("start", ["threads", "processes"])
def test_threads_and_processes_are_bounded(start: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An ordinary user's job gets so many beyond what the user has, and an error for one more."""
    monkeypatch.setattr(limits, "THREADS", 20)

    def flood() -> int:
        if os.getuid() == 0:
            os.setuid(_NOBODY_ELSE)  # root is not bound
        crowd = limits.Crowd()
        crowd.look()
        limits.bound(100, crowd.size, again=False)
        return _threads() if start == "threads" else _processes()

    # Not exactly: the user may run other things, which come and go.
    assert 5 <= in_child(flood) <= 40


def _threads() -> int:
    over = threading.Event()
    for number in range(60):
        try:
            threading.Thread(target=over.wait, daemon=True).start()
        except RuntimeError:
            return number
    return 60


def _processes() -> int:
    started: list[int] = []
    try:
        while len(started) < 60:
            child = os.fork()
            if child == 0:
                signal.pause()
            started.append(child)
    except BlockingIOError:
        return len(started)
    finally:
        for child in started:
            os.kill(child, signal.SIGKILL)
    return 60


def test_nobody_is_counted_where_it_binds_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """For root there is no count; for others it is taken once in a while."""
    crowd = limits.Crowd()
    monkeypatch.setattr(os, "getuid", lambda: 0)
    crowd.look()
    assert crowd.size is None
    monkeypatch.undo()
    monkeypatch.setattr(os, "getuid", lambda: os.geteuid() or _NOBODY_ELSE)
    counts = iter([3, 4])
    monkeypatch.setattr(limits, "_threads_of", lambda _: next(counts))
    crowd.look()
    crowd.look()
    assert crowd.size == 3
    monkeypatch.setattr(limits, "_AGE", -1.0)
    crowd.look()
    assert crowd.size == 4
