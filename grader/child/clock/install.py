"""Install a clock for one check, and take it away without a trace."""

from __future__ import annotations

import asyncio
import concurrent.futures
import concurrent.futures._base
import os
import queue
import signal
import socket
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from grader.child.clock import processes, seats, threads, times
from grader.child.clock.kata import KataClock
from grader.child.clock.loop import KataLoop, watch_turns
from grader.child.clock.outside import Outside
from grader.child.holders import Holders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.child.clock.kata import Observer

_monotonic = time.monotonic
_sleep = time.sleep


@dataclass(slots=True)
class _Patches:
    """Attributes that were replaced, to be put back in reverse order."""

    done: list[tuple[Any, str, Any]] = field(default_factory=list)

    def put(self, owner: Any, name: str, value: object) -> None:
        self.done.append((owner, name, vars(owner)[name]))
        setattr(owner, name, value)

    def restore(self) -> None:
        while self.done:
            setattr(*self.done.pop())


_installed: list[_Patches] = []
_simple_queues = Holders(queue.SimpleQueue)


def prepare() -> None:
    """Read the modules that are there now, so that no check pays for it."""
    _simple_queues.find()


def _after_fork() -> None:
    while _installed:
        _installed.pop().restore()
    seats.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


class RealClock:
    """The true wall clock, from its creation on."""

    def __init__(self, observer: Observer) -> None:
        self._observer = observer
        self._start = _monotonic()
        self._asleep = 0.0

    def now(self) -> float:
        """Give real seconds since creation."""
        return _monotonic() - self._start

    def read(self) -> float:
        """Give now()."""
        return self.now()

    def asleep(self) -> float:
        """Give the real seconds that time.sleep held running loops."""
        return self._asleep

    def sleep(self, seconds: float) -> None:
        """Sleep really; tell the observer when that holds a loop."""
        if seconds > 0 and asyncio._get_running_loop() is not None:
            self._observer.slept(seconds)
            self._asleep += seconds
        _sleep(seconds)


@contextmanager
def real_clock(observer: Observer) -> Iterator[RealClock]:
    """Measure real time on ordinary loops; only time.sleep and loops that spin are watched."""
    clock = RealClock(observer)
    patches = _Patches()
    _installed.append(patches)
    patches.put(time, "sleep", clock.sleep)
    ordinary = asyncio.events.new_event_loop

    def new_event_loop() -> asyncio.AbstractEventLoop:
        loop = ordinary()
        watch_turns(loop, observer)
        return loop

    for module in (asyncio.events, asyncio):
        patches.put(module, "new_event_loop", new_event_loop)
    try:
        yield clock
    finally:
        patches.restore()
        if patches in _installed:
            _installed.remove(patches)


@contextmanager
def kata_clock(observer: Observer) -> Iterator[KataClock]:
    """Put loops, threads, sleeps and process pools on one kata clock until the block ends."""
    outside = Outside()
    clock = KataClock(observer, outside)
    seat = clock.join(threading.current_thread(), main=True)
    before = seats.here()
    seat.sit()
    seats.push(clock)
    patches = _Patches()
    _installed.append(patches)
    try:
        _patch(patches, clock, outside)
        yield clock
    finally:
        patches.restore()
        if patches in _installed:
            _installed.remove(patches)
        seats.pop(clock)
        clock.close()
        clock.leave(seat)
        if before is not None:
            before.sit()


def _patch(patches: _Patches, clock: KataClock, outside: Outside) -> None:
    patches.put(time, "sleep", times.sleep)
    patches.put(threading.Thread, "start", threads.start)
    patches.put(threading.Thread, "_bootstrap_inner", threads.bootstrap_inner)
    patches.put(threading.Thread, "join", threads.join)
    patches.put(ThreadPoolExecutor, "submit", threads.pool_submit(outside))
    patches.put(threading.Condition, "wait", threads.condition_wait)
    patches.put(threading, "_time", times.monotonic)
    patches.put(queue, "time", times.monotonic)
    patches.put(concurrent.futures._base, "time", times.shared_time())
    for module, name in _simple_queues.find():  # also where it was taken at an import, as aiosqlite does
        if module is not threads:
            patches.put(module, name, threads.KataSimpleQueue)
    _patch_loops(patches)
    _patch_outside(patches, clock, outside)
    processes.patch(patches.put, outside)


def _patch_loops(patches: _Patches) -> None:
    patches.put(asyncio.events, "new_event_loop", KataLoop)
    for name in ("new_event_loop", "SelectorEventLoop", "EventLoop"):
        if name in vars(asyncio):
            patches.put(asyncio, name, KataLoop)
    if os.name == "posix":
        for name in ("_UnixDefaultEventLoopPolicy", "_DefaultEventLoopPolicy"):
            policy = vars(asyncio.unix_events).get(name)
            if policy is not None and "_loop_factory" in vars(policy):
                patches.put(policy, "_loop_factory", KataLoop)


def _patch_outside(patches: _Patches, clock: KataClock, outside: Outside) -> None:
    open_socket: Any = socket.socket.__init__
    open_pair = socket.socketpair
    start_process: Any = subprocess.Popen.__init__

    def init_socket(self: socket.socket, *args: Any, **kwargs: Any) -> None:
        open_socket(self, *args, **kwargs)
        if seats.here() is not None:
            outside.sockets.add(self)

    def socketpair(*args: Any, **kwargs: Any) -> tuple[socket.socket, socket.socket]:
        pair = open_pair(*args, **kwargs)
        outside.pair(*pair)
        return pair

    def init_process(self: subprocess.Popen[Any], *args: Any, **kwargs: Any) -> None:
        if seats.here() is not None:
            clock.go_real()  # before the process begins: what it does takes real time
        start_process(self, *args, **kwargs)
        outside.processes.append(self)

    patches.put(socket.socket, "__init__", init_socket)
    patches.put(socket, "socketpair", socketpair)
    patches.put(subprocess.Popen, "__init__", init_process)
    _patch_timers(patches, clock, outside)


def _patch_timers(patches: _Patches, clock: KataClock, outside: Outside) -> None:
    for name in ("setitimer", "alarm"):
        original = getattr(signal, name, None)
        if original is None:
            continue

        def call(*args: Any, _original: Any = original) -> Any:
            if not threads.started_by_pytest(1):
                outside.timer_set = True
                clock.go_real()
            return _original(*args)

        patches.put(signal, name, call)
