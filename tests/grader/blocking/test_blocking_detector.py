"""Prove how the detectors come, go and join: what they leave behind, and what they do not look at."""

from __future__ import annotations

import asyncio
import linecache
import os
import pickle
import sys
import threading
import time
import weakref
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from grader.child.blocking import primitives, steps
from grader.child.blocking.detector import BlockingDetector
from grader.child.blocking.thread_meter import PlainMeter
from grader.child.evidence.places import Learner
from grader.model import Evidence, Finding, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

FILE = "<learner>"
LEARNER = Learner([FILE])
REPLACED = [
    (time, "sleep"),
    (threading.Condition, "wait"),
    (threading.Thread, "join"),
    (os, "fsync"),
    (os, "waitpid"),
    (asyncio.Handle, "_run"),
]


def detector(*, watch_sleep: bool = True) -> BlockingDetector:
    """Make a detector for the learner's file of these tests."""
    return BlockingDetector(LEARNER, watch_sleep=watch_sleep)


def load(source: str) -> dict[str, Any]:
    """Run source as the learner's file."""
    linecache.cache[FILE] = (len(source), None, source.splitlines(keepends=True), FILE)
    names: dict[str, Any] = {}
    exec(compile(source, FILE, "exec"), names)  # noqa: S102  # the point of these tests
    return names


def test_everything_is_put_back() -> None:
    """After the detector has left, every replaced function is the one from before."""
    before = [getattr(owner, name) for owner, name in REPLACED]
    with detector():
        pass
    assert [getattr(owner, name) for owner, name in REPLACED] == before


def test_a_detector_that_leaves_keeps_what_others_have_put_on_top() -> None:
    """A function that somebody replaced meanwhile stays as it is."""
    before = os.fsync

    def other(_file: int) -> None: ...

    watching = detector()
    watching.__enter__()
    os.fsync = other  # type: ignore[assignment]  # what another tool would do
    watching.__exit__()
    after, os.fsync = os.fsync, before
    assert after is other


def test_wrapped_functions_are_picklable() -> None:
    """Process pools send functions by name: a wrapped one arrives as what stands at that name."""
    with detector():
        for owner, name in REPLACED[:-1]:
            function = getattr(owner, name)
            assert pickle.loads(pickle.dumps(function)) is function  # noqa: S301  # made one line above


async def test_a_process_pool_takes_a_wrapped_function() -> None:
    """`run_in_executor` of time.sleep works while the detector is at work, and is no finding."""
    watching = detector()
    with watching:
        loop = asyncio.get_running_loop()
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            await loop.run_in_executor(pool, time.sleep, 0)
    assert watching.findings() == ()


def test_code_of_others_is_not_accused() -> None:
    """Blocking code in a step that has no learner code behind it is somebody else's affair."""

    async def main() -> None:
        time.sleep(0.12)  # noqa: ASYNC251  # what must not be found

    watching = detector()
    with watching:
        asyncio.run(main())
    assert watching.findings() == ()


def test_code_outside_a_step_is_not_accused() -> None:
    """The learner's file may sleep before any loop runs."""
    watching = detector()
    with watching:
        load("import time\ntime.sleep(0.12)\n")
    assert watching.findings() == ()


def _sleep_of_a_clock(tell: Callable[[float], None]) -> Coroutine[Any, Any, None]:
    names = load("async def main(sleep):\n    sleep(3.0)\n    sleep(2.0)\n")

    def sleep(seconds: float) -> None:
        tell(seconds)

    coroutine: Coroutine[Any, Any, None] = names["main"](sleep)
    return coroutine


@pytest.mark.parametrize("through", ["detector", "module"])
def test_a_clock_reports_sleeps_in_its_own_seconds(through: str) -> None:
    """Seconds on another clock are taken as told; the detector does not look at time.sleep itself."""
    watching = detector(watch_sleep=False)
    with watching:
        tell = watching.slept if through == "detector" else primitives.saw_sleep
        asyncio.run(_sleep_of_a_clock(tell))
    assert watching.findings() == (
        Finding(Evidence.BLOCKED, Place(FILE, 2), "time.sleep", seconds=3.0, count=1),
        Finding(Evidence.BLOCKED, Place(FILE, 3), "time.sleep", seconds=2.0, count=1),
    )


def test_without_its_own_wrapper_a_short_real_sleep_is_not_recorded() -> None:
    """With `watch_sleep=False` nobody counts a sleep twice."""
    names = load("import time\nasync def main():\n    time.sleep(0.01)\n")
    watching = detector(watch_sleep=False)
    with watching:
        asyncio.run(names["main"]())
    assert watching.findings() == ()


def test_a_reported_sleep_outside_any_detector_is_ignored() -> None:
    """A clock may report at any time."""
    primitives.saw_sleep(1.0)


def test_a_name_taken_before_the_detector_came_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """`from time import sleep` in a library that was imported long ago is seen as well."""
    library = ModuleType("an_early_library")
    library.nap = time.sleep  # type: ignore[attr-defined]  # what "from time import sleep as nap" leaves
    monkeypatch.setitem(sys.modules, library.__name__, library)
    names = load("async def main(library):\n    library.nap(0.01)\n")
    before = library.nap
    watching = detector()
    with watching:
        asyncio.run(names["main"](library))
    (finding,) = watching.findings()
    assert (finding.subject, finding.place) == ("time.sleep", Place(FILE, 2))
    assert library.nap is before


def test_errors_in_callbacks_reach_the_loop_s_handler() -> None:
    """Marking a step changes nothing about an error in it."""
    heard: list[dict[str, Any]] = []

    async def main() -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _loop, context: heard.append(context))
        loop.call_soon(int, "x")
        await asyncio.sleep(0)

    with detector():
        asyncio.run(main())
    (context,) = heard
    assert isinstance(context["exception"], ValueError)
    assert "Exception in callback" in context["message"]


def test_the_watchdog_is_one_thread_of_the_engine() -> None:
    """Detectors share a thread, which says that it is not the learner's, and dies with the process."""
    with detector():
        first = {thread for thread in threading.enumerate() if getattr(thread, "kata_engine", False)}
    with detector():
        second = {thread for thread in threading.enumerate() if getattr(thread, "kata_engine", False)}
    assert first == second
    assert [thread.daemon for thread in first] == [True]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_forked_child_detects_as_well() -> None:
    """A child has a watchdog of its own, and its own clocks."""
    program = "async def main():\n    sum(number * number for number in range(4_000_000))\n"
    with detector():
        asyncio.run(asyncio.sleep(0))
    child = os.fork()
    if not child:
        found: tuple[Finding, ...] = ()
        try:
            watching = detector()
            with watching:
                asyncio.run(load(program)["main"]())
            found = watching.findings()
        finally:
            os._exit(0 if [finding.kind for finding in found] == [Evidence.COMPUTED] else 1)
    assert os.waitpid(child, 0)[1] == 0


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("event.wait", Evidence.BLOCKED),
        ("lock.acquire", Evidence.BLOCKED),
        ("sum(n for n in range(8_000_000))", Evidence.COMPUTED),
    ],
)
def test_without_the_kernel_s_help_long_holds_are_found(
    monkeypatch: pytest.MonkeyPatch, body: str, kind: Evidence
) -> None:
    """Where a thread's sleep cannot be measured, wall time with a margin still finds a long hold."""
    monkeypatch.setattr(steps, "meter_of_this_thread", PlainMeter)
    monkeypatch.setattr(steps, "_local", threading.local())
    monkeypatch.setattr(steps, "_marks", weakref.WeakSet())
    prelude = "import threading\nlock, event = threading.Lock(), threading.Event()\nlock.acquire()\n"
    call = body if body.startswith("sum") else f"{body}(timeout=0.6)"
    names = load(f"{prelude}async def main():\n    {call}\n")
    watching = detector()
    with watching:
        asyncio.run(names["main"]())
    (finding,) = watching.findings()
    assert (finding.kind, finding.place) == (kind, Place(FILE, 5))


def test_no_look_is_under_way_when_a_detector_has_left() -> None:
    """Findings do not change after the end."""
    names = load("async def main():\n    sum(n for n in range(4_000_000))\n")
    watching = detector()
    with watching:
        asyncio.run(names["main"]())
    first = watching.findings()
    assert first
    assert watching.findings() == first
