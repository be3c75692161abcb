"""A clock leaves no trace, however its block ends."""

from __future__ import annotations

import asyncio
import concurrent.futures
import concurrent.futures.process
import queue
import signal
import socket
import subprocess
import threading
import time
from typing import TYPE_CHECKING

import aiosqlite.core
import pytest

from grader.child.clock import seats
from grader.child.clock.install import kata_clock
from grader.child.clock.loop import KataLoop

if TYPE_CHECKING:
    from tests.grader.clock.conftest import Notes

PATCHED: list[tuple[object, str]] = [
    (time, "sleep"), (threading.Thread, "start"), (threading.Thread, "join"),
    (threading.Thread, "_bootstrap_inner"),
    (threading.Condition, "wait"), (threading, "_time"), (queue, "time"), (queue, "SimpleQueue"),
    (aiosqlite.core, "SimpleQueue"), (asyncio, "new_event_loop"), (asyncio.events, "new_event_loop"),
    (asyncio, "SelectorEventLoop"), (socket.socket, "__init__"), (socket, "socketpair"),
    (subprocess.Popen, "__init__"), (signal, "setitimer"), (signal, "alarm"),
    (concurrent.futures.process.ProcessPoolExecutor, "submit"),
    (concurrent.futures.process.ProcessPoolExecutor, "shutdown"),
    (concurrent.futures.ThreadPoolExecutor, "submit"),
]  # fmt: skip


def _now() -> list[object]:
    return [vars(owner)[name] for owner, name in PATCHED]


def test_everything_is_put_back(notes: Notes) -> None:
    """Each patched attribute is the very object it was, and every one was patched in between."""
    before = _now()
    with kata_clock(notes):
        inside = _now()
        asyncio.run(asyncio.to_thread(time.sleep, 1))
    assert all(old is not new for old, new in zip(before, inside, strict=True))
    assert all(old is new for old, new in zip(before, _now(), strict=True))
    assert seats.here() is None
    assert seats.current() is None


def test_errors_put_back_as_well(notes: Notes) -> None:
    """An error in the block leaves nothing behind either."""
    before = _now()
    with pytest.raises(ZeroDivisionError), kata_clock(notes):
        asyncio.run(asyncio.sleep(1 / 0))
    assert all(old is new for old, new in zip(before, _now(), strict=True))


def test_nothing_is_left_running(notes: Notes) -> None:
    """The clock starts no thread of its own and leaves none."""
    before = set(threading.enumerate())
    with kata_clock(notes):
        asyncio.run(asyncio.to_thread(time.sleep, 1))
        assert set(threading.enumerate()) == before
    assert set(threading.enumerate()) == before


def test_clocks_follow_each_other(notes: Notes) -> None:
    """Each block begins at zero."""
    for _ in range(3):
        with kata_clock(notes) as clock:
            assert clock.now() == 0.0
            asyncio.run(asyncio.sleep(2))
            assert clock.now() == 2.0


def test_loop_and_queue_outlive_their_clock(notes: Notes) -> None:
    """What was made inside still works afterwards."""
    with kata_clock(notes):
        loop = asyncio.new_event_loop()
        line: queue.SimpleQueue[int] = queue.SimpleQueue()
        assert isinstance(loop, KataLoop)
    line.put(1)
    assert line.get(timeout=1) == 1
    loop.run_until_complete(asyncio.sleep(0.01))
    loop.close()


def test_threads_that_outlive_the_clock_run_at_real_rate(notes: Notes) -> None:
    """A thread that was left behind sleeps really from then on, instead of racing through its naps."""
    naps: list[float] = []
    stop: list[int] = []

    def nap_on() -> None:
        sleep = time.sleep
        while not stop:
            naps.append(time.monotonic())
            sleep(0.05)

    with kata_clock(notes):
        thread = threading.Thread(target=nap_on)
        thread.start()
        asyncio.run(asyncio.sleep(1))
        assert len(naps) >= 20
    naps.clear()
    threading.Event().wait(0.3)
    stop.append(1)
    thread.join()
    assert len(naps) <= 10


def test_a_loop_goes_on_with_the_next_clock(notes: Notes) -> None:
    """A loop that is kept from check to check follows the clock of each."""
    loop = KataLoop()
    for _ in range(2):
        with kata_clock(notes) as clock:
            loop.run_until_complete(asyncio.sleep(5))
            assert clock.now() == 5.0
    loop.close()
