"""Keep the kata clock: time that jumps over waits once nobody who takes part can go on without it.

The clock knows the threads that take part: their seats. A seat is active, or it waits, perhaps until a
time. While one is active the clock stands still, except for the CPU that it burns. When all wait, and
nothing outside the program can wake them, the clock is set to the earliest time that anyone waits for.
"""

from __future__ import annotations

import _thread
import heapq
import itertools
import math
import threading
import time
from typing import TYPE_CHECKING

from grader.child.clock.hands import Hands
from grader.child.clock.observer import Deadlock, Observer
from grader.child.clock.seats import Seat, Selecting, here

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.child.clock.outside import Outside

__all__ = ["Deadlock", "KataClock", "Observer"]

TICK = 0.003  # real seconds between two looks at a program that cannot jump
LOOK = 0.020  # real seconds between two looks of those who let another look
REST = 0.1  # real seconds between two looks of those who wait for no time
CREDIT = 0.015  # seconds at most for one tick in which all were asleep
_monotonic = time.monotonic


class KataClock:
    """Seconds that the program would take on an idle machine."""

    def __init__(self, observer: Observer, outside: Outside) -> None:
        self.observer = observer
        self.outside = outside
        self.lock = _thread.RLock()
        self.closed = False  # no longer installed: time is real for what is left
        self._hands = Hands()
        self._asleep = 0.0
        self._seats: list[Seat] = []
        self._deliveries: list[tuple[float, int, Callable[[], object]]] = []
        self._holds = 0  # jobs elsewhere and deliveries under way: the clock stands still
        self._order = itertools.count(1)
        self._ticked = _monotonic()

    def now(self) -> float:
        """Give seconds on the kata clock; 0.0 at creation."""
        with self.lock:
            seat = here()
            ours = seat is not None and seat.clock is self and not self._hands.real
            return self._hands.now(seat.due() if seat is not None and ours else 0.0)

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

    def join(self, thread: threading.Thread, *, main: bool = False) -> Seat:
        """Make a thread take part, active from now on."""
        seat = Seat(self, thread, main=main)
        with self.lock:
            if not self._active():
                self._hands.begin_busy()
            self._seats.append(seat)
        return seat

    def leave(self, seat: Seat) -> None:
        """End a thread's part and wake those who wait for its end."""
        with self.lock:
            self._charge(seat)
            if seat in self._seats:
                self._seats.remove(seat)
            seat.stand()
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
            for other in self._seats:
                self._charge(other)  # whoever delivered took its time before
            self._release_due()
            self.wake(seat)
            seat.selector = None
            doomed, seat.doomed = seat.doomed, False
            seat.restart()
        if doomed:
            self.observer.deadlocked(seat.loop)
            raise Deadlock("nothing can ever go on: every task waits, and nobody is left to wake one")

    def blocked(self, seat: Seat, since: float) -> None:
        """Count a blocking wait of a loop's thread."""
        if seat.loop is not None:
            self._asleep += self.now() - since

    def wake(self, seat: Seat) -> None:
        """Make a waiting seat active and end its wait; the caller holds the lock."""
        if not seat.waiting:
            return
        if not self._active():
            self._hands.begin_busy()
        seat.waiting, seat.wake = False, None
        if seat.meter is None or seat.meter.ident == threading.get_ident():
            return
        if seat.selector is not None:
            seat.selector.rouse()
        elif seat.gate.locked():
            seat.gate.release()

    def slice(self, seat: Seat) -> float:
        """Give the real seconds after which a waiting seat is to look again."""
        with self.lock:
            if self._leader() is seat:
                return TICK
            return LOOK if seat.wake is not None else REST

    def tick(self, seat: Seat) -> None:
        """Let time go on for a program that cannot jump; called by every waiting seat after its slice."""
        with self.lock:
            if not seat.waiting or self._leader() is not seat:
                return
            wall, self._ticked = _monotonic() - self._ticked, _monotonic()
            if not self._hands.real:
                self._go_on(min(wall, CREDIT))
            self._release_due()
        self.settle()

    def go_real(self) -> None:
        """Run at real rate from now on, until all wait and nothing outside is left."""
        with self.lock:
            seat = here()
            if seat is not None and seat.clock is self:
                self._charge(seat)
            self._hands.run(real=True)

    def close(self) -> None:
        """Let time be real for threads that outlive the check."""
        self.closed = True
        self.go_real()

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

    def turned(self, seat: Seat) -> None:
        """Charge the step that a loop's thread has run, and begin the next one."""
        if seat.due():
            with self.lock:
                self._charge(seat)
                self._release_due()
        seat.restart()

    def idle_turn(self, seat: Seat, cost: float, timer: float | None) -> None:
        """Charge a turn that only yielded, unless time goes on anyway."""
        with self.lock:
            others = [other for other in self._seats if other is not seat]
            busy = self._holds or any(not other.waiting for other in others)
            wakes = [*self._wakes(), *([] if timer is None else [timer])]
            if busy or self._hands.real:
                return
            nearest = min(wakes, default=math.inf)  # set exactly once in reach, whatever the drift
            if nearest - self._hands.now() <= cost * 1.000001:
                self._hands.jump(nearest)
            else:
                self._hands.add(cost)
            self._release_due(self._hands.now())
        self.settle()

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
                    self._rouse_own_loop()

    def _rouse_own_loop(self) -> None:
        # From Python 3.14 a result that is delivered on the thread of a loop does not rouse its selector.
        seat = here()
        if seat is not None and seat.clock is self and seat.selector is not None and seat.selector.has_work():
            self.wake(seat)

    def _jump(self) -> bool:
        """Give True when a delivery is due, to be made without the lock."""
        if self._active() or not self._seats or self._delivery_due() or self._arrived():
            return self._delivery_due()
        foreign = self.closed or self.outside.wakes(self._selectors())
        self._hands.run(real=foreign)
        if foreign:
            self._release_due()
        if foreign or self._arrived() or self.outside.brings(self._selectors()):
            return self._delivery_due()
        wakes = self._wakes()
        if not wakes:
            self._despair()
            return False
        self._hands.jump(min(wakes))
        if self._delivery_due():
            return True
        # One at a time, threads before loops: what happens at one instant has one order.
        now = self._hands.now()
        due = [seat for seat in self._seats if seat.wake is not None and seat.wake <= now]
        self.wake(min(due, key=lambda seat: (seat.selector is not None, seat.wake, seat.order)))
        return False

    def _wakes(self) -> list[float]:
        wakes = [seat.wake for seat in self._seats if seat.wake is not None]
        return [*wakes, self._deliveries[0][0]] if self._deliveries else wakes

    def _active(self) -> bool:
        return self._holds > 0 or any(not seat.waiting for seat in self._seats)

    def _selectors(self) -> list[Selecting]:
        return [seat.selector for seat in self._seats if seat.selector is not None]

    def _arrived(self) -> bool:
        return any(selector.pending(0) for selector in self._selectors())

    def _despair(self) -> None:
        if self.outside.signals(self._selectors()):
            return
        victims = sorted(self._seats, key=lambda seat: (seat.loop is None, not seat.main, seat.order))
        victims[0].doomed = True
        self.wake(victims[0])

    def _release_due(self, until: float | None = None) -> None:
        # Those who are due at this very instant have their turn in settle, one at a time.
        now = self.now()
        for seat in self._seats[:]:
            if seat.wake is not None and (seat.wake < now or seat.wake == until):
                self.wake(seat)

    def _delivery_due(self) -> bool:
        return bool(self._deliveries) and self._deliveries[0][0] <= self.now()

    def _charge(self, seat: Seat) -> float:
        if seat.waiting or seat.meter is None:
            return 0.0
        return self._hands.charge(seat.meter.due(take=True))

    def _go_on(self, wall: float) -> None:
        active = [seat for seat in self._seats if not seat.waiting]
        burnt = sum([self._charge(seat) for seat in active])
        asleep = [seat.asleep() for seat in active]
        # A loop that blocks alone is not charged for it; in a thread the same call takes its time.
        counts = self._wakes() or any(seat.loop is None for seat in active)
        if active and counts and not burnt and not self._holds and all(asleep):
            # A blocking call that nobody knows: its end cannot be foreseen, so time is real.
            self._hands.add(wall)

    def _leader(self) -> Seat | None:
        waiting = [seat for seat in self._seats if seat.waiting]
        return min(waiting, key=lambda seat: (seat.selector is None, seat.wake is None), default=None)
