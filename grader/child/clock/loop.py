"""Run asyncio on the kata clock."""

from __future__ import annotations

import asyncio
import math
import selectors
import threading
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from grader.child.clock import seats

if TYPE_CHECKING:
    from collections import deque
    from collections.abc import Iterable

    from grader.child.clock.kata import KataClock
    from grader.child.clock.observer import Observer
    from grader.child.clock.seats import Seat

SPIN = 1_000  # turns in a row that only yield, before the loop counts as spinning
WORK = 100_000  # turns in a row of any other kind
TURN_COST = 50e-6  # kata seconds of each further turn
NUDGE = 400  # turns in a row that only yield, after which the clock is seen to move
HURRY = 3  # turns for timers that are due already, after which the same holds
NUDGE_COST = 1e-6  # kata seconds of these turns
_RESOLUTION = 1e-9
_SETTLING = 20  # turns that a result may take to reach the task that waits for it


class _Inside:
    """What a loop knows of its clock; no field of a loop leads there, for programs have it in their hands."""

    __slots__ = ("behind", "clock", "hurries", "put_off", "seat", "spinning", "turns", "yields")

    def __init__(self, clock: KataClock | None) -> None:
        self.clock = clock
        self.seat: Seat | None = None  # of the thread that runs the loop now
        self.turns = self.yields = self.hurries = 0  # in a row, without waiting
        self.spinning = False
        self.put_off = 0  # turns for which timers that are due at this instant have yet to wait
        self.behind = False  # the next who asks for the time is the loop, to see which timers are due


_inside: WeakKeyDictionary[KataLoop, _Inside] = WeakKeyDictionary()


class KataSelector(selectors.DefaultSelector):
    """Wait on the kata clock instead of in the system."""

    loop: KataLoop | None = None

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Give what is ready; with no clock, as any selector does."""
        loop = self.loop
        seat = _inside[loop].seat if loop is not None else None
        if loop is None or seat is None:
            return super().select(timeout)
        if timeout is not None and timeout <= 0:
            loop.count_turn(seat)
            return super().select(0)
        loop.begin_wait(seat)
        events = super().select(0) or self._wait(loop, seat, timeout)
        loop.end_wait(put_off=bool(events) or self.has_work())
        return events

    def _wait(
        self, loop: KataLoop, seat: Seat, timeout: float | None
    ) -> list[tuple[selectors.SelectorKey, int]]:
        clock = seat.clock
        events: list[tuple[selectors.SelectorKey, int]] = []
        try:
            with clock.lock:
                clock.begin(seat, None if timeout is None else loop.next_timer(timeout), self)
            clock.settle()
            while seat.waiting and not events:
                events = super().select(clock.slice(seat))
                clock.tick(seat) if not events else None
        finally:
            clock.end(seat)
        return events or super().select(0)

    def pending(self, seconds: float) -> bool:
        """Say whether something arrives within real seconds; any thread may ask."""
        return bool(super().select(seconds))

    def rouse(self) -> None:
        """End the wait of the loop's thread."""
        if self.loop is not None:
            self.loop.rouse()

    def has_work(self) -> bool:
        """Say whether the loop has something to do as soon as its wait ends."""
        return self.loop is not None and bool(self.loop._ready)

    def descriptors(self) -> Iterable[int]:
        """Give the registered descriptors, without the loop's own wake-up socket."""
        own = self.loop.wake_up_descriptor() if self.loop is not None else -1
        return [key.fd for key in list((self.get_map() or {}).values()) if key.fd != own]

    def sends(self) -> bool:
        """Say whether the loop waits for room to send."""
        return any(key.events & selectors.EVENT_WRITE for key in list((self.get_map() or {}).values()))

    def handles_signals(self) -> bool:
        """Say whether the loop has signal handlers of its own."""
        return self.loop is not None and self.loop.handles_signals()


class KataLoop(asyncio.SelectorEventLoop):
    """An event loop whose time is the kata clock's while one is installed."""

    _ready: deque[asyncio.Handle]
    _scheduled: list[asyncio.TimerHandle]
    _clock_resolution: float

    def __init__(self) -> None:
        _inside[self] = _Inside(seats.current())
        selector = KataSelector()
        super().__init__(selector)
        selector.loop = self

    def time(self) -> float:
        """Give seconds on the kata clock."""
        own = _inside[self]
        if own.clock is None:
            return super().time()
        if own.behind:
            own.behind = False
            return own.clock.now() - 2 * self._clock_resolution
        return own.clock.now()

    def run_forever(self) -> None:
        """Take part in the clock while running."""
        own = _inside[self]
        if own.clock is None or own.clock.closed:
            own.clock = seats.current() or own.clock
        if own.clock is None or self.is_running():
            return super().run_forever()
        return self._run_seated(own.clock, own)

    def _run_seated(self, clock: KataClock, own: _Inside) -> None:
        found = seats.here()
        seat = found if found is not None and found.clock is clock else None
        if seat is None:
            seat = clock.join(threading.current_thread())
            seat.sit()
        before, seat.loop, own.seat = seat.loop, self, seat
        self.begin_wait(seat)
        self.adapt_resolution()
        try:
            super().run_forever()
        finally:
            clock.turned(seat)
            seat.loop, own.seat = before, None
            if seat is not found:
                clock.leave(seat)

    def next_timer(self, timeout: float) -> float:
        """Give the exact time of the next timer; `timeout` counts where there is none."""
        return self._scheduled[0].when() if self._scheduled else self.time() + timeout

    def adapt_resolution(self) -> None:
        """Keep the resolution above the spacing of floats, or a timer far away would never be due."""
        self._clock_resolution = max(_RESOLUTION, 4 * math.ulp(self.time()))

    def begin_wait(self, seat: Seat) -> None:
        """End a row of turns."""
        own = _inside[self]
        own.turns = own.yields = own.hurries = own.put_off = 0
        own.spinning = own.behind = False
        seat.clock.turned(seat)

    def end_wait(self, *, put_off: bool) -> None:
        """Let what arrived take effect before timers that are due at the same instant.

        Which comes first is chance on a real clock; here a result that is in time is always seen in time.
        """
        self.adapt_resolution()
        if put_off and self._scheduled and self._scheduled[0].when() <= self.time() + self._clock_resolution:
            own = _inside[self]
            own.put_off, own.behind = _SETTLING, True

    def _hold_timers_back(self, own: _Inside) -> None:
        own.put_off -= 1
        own.behind = own.put_off > 0 and bool(self._ready)
        own.put_off *= own.behind

    def count_turn(self, seat: Seat) -> None:
        """Charge the step that ended; tell a loop that spins from one that works."""
        clock, own = seat.clock, _inside[self]
        clock.turned(seat)
        if own.put_off:
            self._hold_timers_back(own)
        own.turns += 1
        own.yields = own.yields + 1 if self._only_yielded() else 0
        if not own.spinning:
            if own.yields <= SPIN and own.turns <= WORK:
                self._nudge(seat, own)
                return
            own.spinning = True
            clock.observer.spun(self, own.turns)
        if own.yields or own.turns > WORK:
            clock.idle_turn(seat, TURN_COST, self._scheduled[0].when() if self._scheduled else None)

    def _nudge(self, seat: Seat, own: _Inside) -> None:
        # Whoever waits for `now - before >= span` may be one rounding short of it when the timer is due. Then
        # it yields, or sleeps for less than a float of this size can tell, until the clock has moved; no real
        # clock stands still for so long.
        own.hurries += not self._ready
        if not self._ready and own.hurries % HURRY == 0:
            seat.clock.idle_turn(seat, NUDGE_COST, None)
        elif own.yields and own.yields % NUDGE == 0:
            seat.clock.idle_turn(seat, NUDGE_COST, self._scheduled[0].when() if self._scheduled else None)

    def _only_yielded(self) -> bool:
        return _only_plain_steps(self._ready)

    def rouse(self) -> None:
        """End a wait of the loop from another thread."""
        self._write_to_self()  # type: ignore[attr-defined] # private, and what call_soon_threadsafe uses

    def wake_up_descriptor(self) -> int:
        """Give the descriptor by which other threads wake the loop."""
        own: Any = self
        return own._ssock.fileno() if own._ssock is not None else -1

    def handles_signals(self) -> bool:
        """Say whether signal handlers were added to the loop."""
        return bool(getattr(self, "_signal_handlers", None))


def watch_turns(loop: Any, observer: Observer) -> None:
    """Tell the observer once when an ordinary loop spins, as a KataLoop does."""
    turn = loop._run_once  # asyncio has no public place that every turn passes
    yields = 0

    def counted() -> None:
        nonlocal yields
        yields = yields + 1 if loop._ready and _only_plain_steps(loop._ready) else 0
        if yields == SPIN:
            observer.spun(loop, yields)
        turn()

    loop._run_once = counted


def _only_plain_steps(ready: deque[asyncio.Handle]) -> bool:
    # A copy, made in one go: meanwhile another thread may give the loop something to do.
    return all(map(_is_plain_step, tuple(ready)))


def _is_plain_step(handle: asyncio.Handle) -> bool:
    # A task that a future woke has another kind of callback than one that only gave way.
    callback = getattr(handle, "_callback", None)
    return type(callback).__name__ == "TaskStepMethWrapper" or getattr(callback, "__name__", "") == "__step"
