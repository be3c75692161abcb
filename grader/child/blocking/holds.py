"""Find whatever holds a loop: a thread of the engine looks at the loop's thread while a step lasts."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
import weakref
from _thread import allocate_lock
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grader.child.blocking import collector, stacks, steps

if TYPE_CHECKING:
    from grader.child.blocking.primitives import OriginOf
    from grader.child.blocking.stacks import Stack
    from grader.child.blocking.steps import Mark
    from grader.child.evidence.places import Learner
    from grader.model import Place

TICK = 0.007  # seconds; longer than the switch interval, see LinuxMeter
_LONGEST = 4 * TICK  # of one sleep between two looks; more of it may be a stall of the machine
_IDLE_TICKS = 5  # looks without a step before the watchdog goes to sleep
_WORKING = 0.15  # of a step in CPU: a thread that waits burns less, one that computes in a crowd burns more
WALL_MARGIN = 3.0  # where sleep cannot be measured, a step has to last this much longer
_now = time.perf_counter
_frames = sys._current_frames  # the one way to see another thread's stack


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of CPU and sleep in one step that count as holding the loop."""

    plain: float = 0.050
    lenient: float = 0.150  # while importing, or in a library that acts on its own account


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a step was seen: the stack, and the learner line that answers for it."""

    stack: Stack
    place: Place | None
    callback: str  # without a place: what the loop was asked to call


@dataclass(slots=True)
class Share:
    """What a step spent at one spot, in seconds."""

    cpu: float = 0.0
    slept: float = 0.0


@dataclass(slots=True)
class Hold:
    """One step as far as it was watched."""

    since: float
    exact: bool = True  # False: what is CPU and what is sleep is a guess until the end
    shares: dict[Spot, Share] = field(default_factory=dict)
    plain: float = 0.0  # evidence: CPU and sleep, each sleep bounded
    lenient: float = 0.0
    pools: float = 0.0  # the part of `lenient` that went into starting and closing pools
    last: Spot | None = None  # where it was seen last: the rest of the step is charged there

    def add(self, spot: Spot, cpu: float, slept: float) -> None:
        """Charge what was spent since the last look."""
        self.last = spot
        stack = spot.stack
        if stack.starting or stack.ending:  # the wait for a pool that still works is a call of its own
            slept = 0.0
        share = self.shares.setdefault(spot, Share())
        share.cpu += cpu
        share.slept += slept
        evidence = cpu + min(slept, _LONGEST)
        if stack.lenient:
            self.lenient += evidence
            self.pools += evidence if stack.starting or stack.ending else 0.0
        else:
            self.plain += evidence

    def decide(self) -> None:
        """Without exact measures, call the whole step either computing or waiting."""
        cpu = sum(share.cpu for share in self.shares.values())
        total = cpu + sum(share.slept for share in self.shares.values())
        for share in self.shares.values():
            held = share.cpu + share.slept
            share.cpu, share.slept = (held, 0.0) if cpu >= total * _WORKING else (0.0, held)

    def is_long(self, limits: Limits, allowed: float = 0.0) -> bool:
        """Say whether the step held the loop for longer than the limits, and what is allowed for pools."""
        lenient = self.lenient - min(self.pools, allowed)
        return self.plain >= limits.plain or self.plain + lenient >= limits.lenient


@dataclass(slots=True)
class Look:
    """What the watchdog saw of a thread the last time."""

    wall: float
    cpu: float
    sleeping: bytes | None = None
    hold: Hold | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look read of a thread inside a step."""

    since: float
    known: tuple[float, float]  # as Mark.known was: when the step has ended, it is another
    wall: float
    cpu: float
    wall_before: float  # just before `sleeping` was read
    sleeping: bytes | None


class Watch:
    """The holds of one detector's time."""

    def __init__(self, learner: Learner, origin_of: OriginOf, limits: Limits) -> None:
        self._learner = learner
        self._origin_of = origin_of
        self._limits = limits
        self._looks: weakref.WeakKeyDictionary[Mark, Look] = weakref.WeakKeyDictionary()
        self.holds: list[Hold] = []
        self.allowed_for_pools = 0.0  # seconds

    def look(self, mark: Mark) -> bool:
        """Look at a thread once; say whether it is inside a step or has begun one since."""
        # From here to `sleeping` nothing may release the interpreter's lock: the step could end in between,
        # and what was known before it is then known no longer.
        collecting = collector.pause()
        try:
            handle, since, known = mark.handle, mark.since, mark.known
            mark.watched = handle is not None
            wall, cpu = _now(), mark.meter.cpu()
            spot = None if handle is None else self._spot(mark, handle)
            del handle  # a kept handle would keep its task alive
        finally:
            collector.resume(collecting)
        wall_before = _now()
        sleeping = None if spot is None else mark.meter.sleeping()
        last = self._looks.get(mark)
        new = Look(_now(), cpu, sleeping)
        if spot is not None:
            new.hold = self._charge(mark, spot, Seen(since, known, wall, cpu, wall_before, sleeping), last)
        self._looks[mark] = new
        self._settle(mark, last, new)
        return spot is not None or (last is not None and last.wall < since)

    def finish(self) -> tuple[Hold, ...]:
        """Settle the steps that were watched last."""
        for mark, look in list(self._looks.items()):
            self._settle(mark, look, None)
        self._looks.clear()
        return tuple(self.holds)

    def _spot(self, mark: Mark, handle: object) -> Spot:
        stack = stacks.read(_frames().get(mark.ident), self._learner)
        place = stack.place or self._origin_of(handle)  # type: ignore[arg-type]  # look() hands over a Handle
        callback = "" if place else steps.callback_of(handle)  # type: ignore[arg-type]  # as above
        return Spot(stack, place, callback)

    def _charge(self, mark: Mark, spot: Spot, seen: Seen, last: Look | None) -> Hold:
        hold = last.hold if last is not None else None
        burnt = slept = 0.0
        if hold is None or last is None or hold.since != seen.since:
            hold = Hold(seen.since, mark.meter.exact)
            if mark.meter.exact:
                burnt = _at_least(seen, last)
        elif not mark.meter.exact:
            burnt, slept = _shared(seen.cpu - last.cpu, seen.wall - last.wall)
        else:
            burnt = seen.cpu - last.cpu
            if seen.sleeping is not None and seen.sleeping == last.sleeping:
                slept = seen.wall_before - last.wall
        if spot.place is not None or spot.callback:
            hold.add(spot, burnt, slept)
        return hold

    def _settle(self, mark: Mark, last: Look | None, new: Look | None) -> None:
        hold = last.hold if last is not None else None
        if last is None or hold is None or (new is not None and new.hold is hold):
            return
        since, cpu = mark.ended
        if not hold.exact:
            hold.decide()
        elif hold.last is not None and since == hold.since:
            hold.add(hold.last, max(0.0, cpu - last.cpu), 0.0)
        if hold.is_long(self._limits, self.allowed_for_pools):
            self.holds.append(hold)


def _at_least(seen: Seen, last: Look | None) -> float:
    """Give the CPU that a step has certainly burnt when it is seen for the first time."""
    readings = [seen.known] if last is None else [seen.known, (last.wall, last.cpu)]
    before = max((reading for reading in readings if reading[0] <= seen.since), default=None)
    if before is None:
        return 0.0
    # All CPU since that reading, less what the time before the step could have taken at most.
    return max(0.0, seen.cpu - before[1] - (seen.since - before[0]))


def _shared(burnt: float, wall: float) -> tuple[float, float]:
    """Split wall time by the margin rule; a look that came late proves nothing."""
    held = min(wall, _LONGEST) / WALL_MARGIN
    cpu = min(burnt, held)
    return cpu, held - cpu


class Watchdog:
    """The thread that looks; it sleeps while no detector is at work or no step has run for a while."""

    def __init__(self) -> None:
        self._wake = allocate_lock()
        self._wake.acquire()
        self._looking = allocate_lock()
        self._watch: Watch | None = None
        thread = threading.Thread(target=self._run, name="grader-watchdog", daemon=True)
        thread.kata_engine = True  # type: ignore[attr-defined]  # the clock and the leak check leave it alone
        thread.start()

    def begin(self, watch: Watch) -> None:
        """Look at steps for this watch from the next one on."""
        steps.alarm.ring = self._ring
        self._watch = watch

    def end(self) -> None:
        """Stop looking; return when no look is under way."""
        with self._looking:
            self._watch = None

    def _ring(self) -> None:
        with contextlib.suppress(RuntimeError):  # two threads may ring at once
            self._wake.release()

    def _run(self) -> None:
        idle = 0
        while True:
            idle = 0 if self._look() else idle + 1
            if self._watch is None or idle >= _IDLE_TICKS:
                steps.alarm.asleep = True
                self._wake.acquire()
                idle = 0
            else:
                self._wake.acquire(True, TICK)

    def _look(self) -> bool:
        busy = False
        collecting = collector.pause()
        with self._looking:
            watch = self._watch
            marks = [] if watch is None else steps.marks()
            collector.resume(collecting)
            if watch is not None:
                for mark in marks:
                    with contextlib.suppress(Exception):  # a thread may end while it is looked at
                        busy = watch.look(mark) or busy
        return busy


_watchdogs: list[Watchdog] = []


def watchdog() -> Watchdog:
    """Give this process's watchdog; it starts when it is first asked for."""
    if not _watchdogs:
        _watchdogs.append(Watchdog())
    return _watchdogs[0]


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_watchdogs.clear)
