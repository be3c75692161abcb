"""Prove what counts as holding a loop, and how a thread is measured from outside."""

from __future__ import annotations

import sys
import threading
import time

import pytest

from grader.child.blocking.holds import Hold, Limits, Spot
from grader.child.blocking.stacks import Stack
from grader.child.blocking.thread_meter import LinuxMeter
from grader.model import Place

FILE = "<learner>"


def test_cpu_and_sleep_count_together() -> None:
    """Neither half is enough for the limit; both together are."""
    hold = Hold(0.0)
    spot = Spot(Stack((), ""), Place(FILE, 1), "")
    hold.add(spot, 0.030, 0.0)
    assert not hold.is_long(Limits())
    hold.add(spot, 0.0, 0.021)
    assert hold.is_long(Limits())


def test_one_long_silence_is_weak_evidence() -> None:
    """When the watchdog itself was late, the machine may have stood still: more looks are needed."""
    hold = Hold(0.0)
    hold.add(Spot(Stack((), ""), Place(FILE, 1), ""), 0.0, 5.0)
    assert not hold.is_long(Limits())


def test_imports_may_take_longer() -> None:
    """Below the lenient limit, time spent importing is not held against the learner."""
    hold = Hold(0.0)
    spot = Spot(Stack((), "importlib.import_module", own_account=True), Place(FILE, 1), "")
    hold.add(spot, 0.100, 0.0)
    assert not hold.is_long(Limits())
    hold.add(spot, 0.060, 0.0)
    assert hold.is_long(Limits())


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_meter_knows_sleep_from_work() -> None:
    """A thread that waits has one unbroken sleep; one that works has none."""
    meters: list[LinuxMeter] = []
    stop, working = threading.Event(), True

    def wait() -> None:
        meters.append(LinuxMeter())
        stop.wait()

    def work() -> None:
        meters.append(LinuxMeter())
        while working:
            sum(range(1000))

    threads = [threading.Thread(target=target) for target in (wait, work)]
    for number, thread in enumerate(threads, 1):
        thread.start()
        while len(meters) < number:
            time.sleep(0.001)
    time.sleep(0.02)  # until the first thread has reached its wait
    first = [meter.sleeping() for meter in meters]
    time.sleep(0.02)
    second = [meter.sleeping() for meter in meters]
    working = False
    stop.set()
    for thread in threads:
        thread.join()
    assert first[0] is not None
    assert first[0] == second[0]
    assert first[1] is None or first[1] != second[1]
