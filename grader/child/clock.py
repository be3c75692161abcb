"""Keep the kata clock: time that jumps over waits once nobody who takes part can go on without it.

The clock knows threads that take part ("seats"). A seat is active, or it waits, perhaps until a time. While one
is active the clock stands still, except for the CPU that it burns. When all wait, and nothing outside the
program can wake them, the clock is set to the earliest time that anyone waits for.
"""

from __future__ import annotations

import _thread
import heapq
import itertools
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from grader.child.meter import ThreadMeter

if TYPE_CHECKING:
    import asyncio

    from grader.child.outside import Outside

TICK = 0.003  # real seconds between two looks at a program that cannot jump
LOOK = 0.020  # real seconds between two looks of those who let another look
CREDIT = 0.015  # seconds at most for one tick in which all were asleep
_monotonic = time.monotonic


class Observer(Protocol):
    """Who wants to know; methods are called on the thread where it happens and must not raise."""

    def slept(self, seconds: float) -> None:
        """Take note that time.sleep was called on the thread of a running loop."""

    def spun(self, loop: asyncio.AbstractEventLoop, turns: int) -> None:
        """Take note that the loop turned many times without waiting."""

    def deadlocked(self, loop: asyncio.AbstractEventLoop | None) -> None:
        """Take note that nothing can ever go on; Deadlock is raised next."""


class Deadlock(Exception):  # noqa: N818 - the name of the situation, as learners read it
    """Nothing is ready, nothing is scheduled and nobody else is alive."""


class Selecting(Protocol):
    """A selector in which a loop's thread waits."""

    def pending(self, seconds: float) -> bool:
        """Say whether something arrives within real seconds."""

    def rouse(self) -> None:
        """End the wait from another thread."""


class Seat:
    """A thread that takes part in the clock."""

    __slots__ = (
        "clock", "doomed", "gate", "joiners", "loop", "main", "meter", "order",
        "over", "selector", "thread", "waiting", "wake",
    )  # fmt: skip

    def __init__(self, clock: KataClock, thread: threading.Thread, *, main: bool = False) -> None:
        self.clock = clock
        self.thread = thread
        self.main = main  # the thread that installed the clock
        self.meter: ThreadMeter | None = None  # None until the thread runs
        self.waiting = False
        self.wake: float | None = None
        self.order = 0
        self.selector: Selecting | None = None  # where it waits, when that is a loop's selector
        self.gate = _thread.allocate_lock()  # where it waits otherwise
        self.loop: asyncio.AbstractEventLoop | None = None  # the loop that runs on it
        self.doomed = False
        self.over = False
        self.joiners: list[Waiter] = []

    def sit(self) -> None:
        """Bind to the calling thread."""
        if self.meter is None:
            self.meter = ThreadMeter()
        _seats[self.meter.ident] = self

    def due(self) -> float:
        """Give the CPU seconds of the present stretch that are not charged yet."""
        if self.waiting or self.meter is None or (self.main and self.loop is None):
            return 0.0
        return self.meter.due()

    def asleep(self) -> bool:
        """Say whether the thread slept in a blocking call since this was last asked."""
        return self.meter is not None and self.meter.asleep()


_seats: dict[int, Seat] = {}  # by thread ident
_current: list[KataClock] = []


def here() -> Seat | None:
    """Give the calling thread's seat, or None for a thread that does not take part."""
    return _seats.get(threading.get_ident())


def current() -> KataClock | None:
    """Give the clock that is installed."""
    return _current[-1] if _current else None


def push(clock: KataClock) -> None:
    """Make a clock the one that new loops run on."""
    _current.append(clock)


def pop(clock: KataClock) -> None:
    """Take a clock away."""
    if clock in _current:
        _current.remove(clock)


def forget() -> None:
    """Drop every seat and clock; a forked child begins without."""
    _seats.clear()
    _current.clear()


class KataClock:
    """Seconds that the program would take on an idle machine."""

    def __init__(self, observer: Observer, outside: Outside) -> None:
        self.observer = observer
        self.outside = outside
        self.lock = _thread.RLock()
        self._now = 0.0
        self._asleep = 0.0
        self._flowing: float | None = None  # real time since which the clock runs at real rate
        self._seats: list[Seat] = []
        self._deliveries: list[tuple[float, int, Callable[[], object]]] = []
        self._holds = 0  # jobs elsewhere and deliveries under way: the clock stands still
        self._order = itertools.count(1)
        self._ticked = _monotonic()
        self._busy = (self._ticked, 0.0)  # when this busy period began, and what it was charged

    def now(self) -> float:
        """Give seconds on the kata clock; 0.0 at creation."""
        with self.lock:
            if self._flowing is not None:
                return self._now + (_monotonic() - self._flowing)
            seat = here()
            if seat is None or seat.clock is not self:
                return self._now
            return self._now + min(seat.due(), self._room())

    def read(self) -> float:
        """Give now() and charge what the thread has burnt, so that it never goes back."""
        seat = here()
        if seat is not None and seat.main and seat.loop is None:
            with self.lock:
                self._charge(seat)
        return self.now()

    def asleep(self) -> float:
        """Give the kata seconds that threads of running loops spent in blocking waits."""
        return self._asleep

    # -- who takes part

    def join(self, thread: threading.Thread, *, main: bool = False) -> Seat:
        """Make a thread take part, active from now on."""
        seat = Seat(self, thread, main=main)
        with self.lock:
            if not self._active():
                self._busy = (_monotonic(), 0.0)
            self._seats.append(seat)
        return seat

    def leave(self, seat: Seat) -> None:
        """End a thread's part and wake those who wait for its end."""
        with self.lock:
            self._charge(seat)
            if seat in self._seats:
                self._seats.remove(seat)
            if seat.meter is not None and _seats.get(seat.meter.ident) is seat:
                del _seats[seat.meter.ident]
            seat.over = True
            joiners, seat.joiners = seat.joiners, []
            for waiter in joiners:
                waiter.release()
        self.settle()

    def seat_of(self, thread: threading.Thread) -> Seat | None:
        """Give the seat of a thread that takes part."""
        with self.lock:
            return next((seat for seat in self._seats if seat.thread is thread), None)

    # -- waiting

    def begin(self, seat: Seat, wake: float | None, selector: Selecting | None = None) -> None:
        """Let a seat wait: until `wake`, or for ever; settle() is to follow, without the lock."""
        with self.lock:
            self._charge(seat)
            seat.gate.acquire(blocking=False)
            seat.waiting, seat.wake, seat.selector = True, wake, selector
            seat.doomed, seat.order = False, next(self._order)

    def end(self, seat: Seat) -> None:
        """Make a seat active, whatever ended its wait; raise Deadlock if that was despair."""
        with self.lock:
            self._wake(seat)
            seat.selector = None
            doomed, seat.doomed = seat.doomed, False
            if seat.meter is not None:
                seat.meter.restart()
        if doomed:
            self.observer.deadlocked(seat.loop)
            raise Deadlock("nothing can ever go on: every task waits, and nobody is left to wake one")

    def blocked(self, seat: Seat, since: float) -> None:
        """Count a blocking wait of a loop's thread."""
        if seat.loop is not None:
            self._asleep += self.now() - since

    def wake(self, seat: Seat) -> None:
        """Make a waiting seat active and end its wait."""
        with self.lock:
            self._wake(seat)

    def slice(self, seat: Seat) -> float:
        """Give the real seconds after which a waiting seat is to look again."""
        with self.lock:
            return TICK if self._leader() is seat else LOOK

    def tick(self, seat: Seat) -> None:
        """Let time go on for a program that cannot jump; called by every waiting seat after its slice."""
        with self.lock:
            if not seat.waiting or self._leader() is not seat:
                return
            wall, self._ticked = _monotonic() - self._ticked, _monotonic()
            if self._flowing is None:
                self._go_on(min(wall, CREDIT))
            self._release_due()
        self.settle()

    # -- what is delivered later

    def hold(self, by: int) -> None:
        """Freeze the clock for jobs that run elsewhere; a negative number lets go."""
        with self.lock:
            self._holds += by
        if by < 0:
            self.settle()

    def deliver(self, when: float, callback: Callable[[], object]) -> None:
        """Call back when the clock gets there, on any thread."""
        with self.lock:
            heapq.heappush(self._deliveries, (when, next(self._order), callback))

    # -- loops

    def turned(self, seat: Seat) -> None:
        """Charge the step that a loop's thread has run, and begin the next one."""
        if seat.due():
            with self.lock:
                self._charge(seat)
                self._release_due()
        if seat.meter is not None:
            seat.meter.restart()

    def idle_turn(self, seat: Seat, cost: float, *, timers: bool) -> None:
        """Charge a turn that only yielded, unless time goes on anyway or nobody waits for it."""
        with self.lock:
            others = [other for other in self._seats if other is not seat]
            awaited = timers or self._deliveries or any(other.wake is not None for other in others)
            busy = self._holds or any(not other.waiting for other in others)
            if busy or not awaited or self._flowing is not None:
                return
            self._now += cost
            self._release_due()

    # -- the mechanism; all below is called with the lock held, except settle

    def settle(self) -> None:
        """Jump if nobody can go on without it; report a deadlock if nobody ever can."""
        while True:
            with self.lock:
                if not self._jump():
                    return
                _, _, callback = heapq.heappop(self._deliveries)
                self._holds += 1
            try:
                callback()
            finally:
                with self.lock:
                    self._holds -= 1

    def _jump(self) -> bool:
        """Give True when a delivery is due, to be made without the lock."""
        if self._delivery_due():
            return True
        if self._active() or not self._seats:
            return False
        foreign = self.outside.wakes(self._selectors())
        self._flow(on=foreign)
        if foreign:
            self._release_due()
            return self._delivery_due()
        if self._polled():
            return False
        waiting = [seat for seat in self._seats if seat.wake is not None]
        wakes = [seat.wake for seat in waiting if seat.wake is not None]
        if self._deliveries:
            wakes.append(self._deliveries[0][0])
        if not wakes:
            self._despair()
            return False
        self._now = max(self._now, min(wakes))  # set, never added: no float drift
        if self._delivery_due():
            return True
        # One at a time, threads before loops: what happens at one instant has one order.
        due = [seat for seat in waiting if seat.wake is not None and seat.wake <= self._now]
        self._wake(min(due, key=lambda seat: (seat.selector is not None, seat.wake, seat.order)))
        return False

    def _active(self) -> bool:
        return self._holds > 0 or any(not seat.waiting for seat in self._seats)

    def _selectors(self) -> list[Any]:
        return [seat.selector for seat in self._seats if seat.selector is not None]

    def _polled(self) -> bool:
        selectors = self._selectors()
        if any(selector.pending(0) for selector in selectors):
            return True
        # Loopback data may be on its way for a moment.
        grace = [selector for selector in selectors if self.outside.connected(selector)]
        return any(selector.pending(0.001) for selector in grace)

    def _despair(self) -> None:
        if self.outside.signals(self._selectors()):
            return
        victims = sorted(self._seats, key=lambda seat: (seat.loop is None, not seat.main, seat.order))
        victims[0].doomed = True
        self._wake(victims[0])

    def _wake(self, seat: Seat) -> None:
        if not seat.waiting:
            return
        if not self._active():
            self._busy = (_monotonic(), 0.0)
        seat.waiting, seat.wake = False, None
        if seat.meter is None or seat.meter.ident == threading.get_ident():
            return
        if seat.selector is not None:
            seat.selector.rouse()
        elif seat.gate.locked():
            seat.gate.release()

    def _release_due(self) -> None:
        now = self.now()
        for seat in self._seats[:]:
            if seat.waiting and seat.wake is not None and seat.wake <= now:
                self._wake(seat)

    def _delivery_due(self) -> bool:
        return bool(self._deliveries) and self._deliveries[0][0] <= self.now()

    def _flow(self, *, on: bool) -> None:
        if on and self._flowing is None:
            self._flowing = _monotonic()
        elif not on and self._flowing is not None:
            self._now += _monotonic() - self._flowing
            self._flowing = None

    def _room(self) -> float:
        # Threads that burn CPU at the same time never cost more than the time that passed.
        since, charged = self._busy
        return max(0.0, _monotonic() - since - charged)

    def _charge(self, seat: Seat) -> float:
        if seat.waiting or seat.meter is None:
            return 0.0
        due = min(seat.meter.due(take=True), self._room())
        if due and self._flowing is None:
            self._busy = (self._busy[0], self._busy[1] + due)
            self._now += due
        return due

    def _go_on(self, wall: float) -> None:
        active = [seat for seat in self._seats if not seat.waiting]
        burnt = sum([self._charge(seat) for seat in active])
        asleep = [seat.asleep() for seat in active]
        if active and not burnt and not self._holds and all(asleep):
            # A blocking call that nobody knows: its end cannot be foreseen, so time is real.
            self._now += wall

    def _leader(self) -> Seat | None:
        waiting = [seat for seat in self._seats if seat.waiting]
        return min(waiting, key=lambda seat: seat.selector is None, default=None)


class Waiter:
    """One wait of one thread, for another thread or for a time."""

    __slots__ = ("done", "seat")

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.done = False

    def release(self) -> None:
        """End the wait; the thread counts as active before this returns."""
        clock = self.seat.clock
        with clock.lock:
            self.done = True
            if self.seat.waiting and self.seat.selector is None:
                clock.wake(self.seat)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until released, or for seconds on the kata clock; give whether it was released."""
        seat, clock = self.seat, self.seat.clock
        since = clock.now()
        with clock.lock:
            if self.done or (timeout is not None and timeout <= 0):
                return self.done
            clock.begin(seat, None if timeout is None else since + timeout)
        try:
            clock.settle()
            while seat.waiting:
                if not seat.gate.acquire(timeout=clock.slice(seat)):
                    clock.tick(seat)
        finally:
            clock.end(seat)
            clock.blocked(seat, since)
        return self.done
