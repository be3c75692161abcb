"""Record every call of a known blocking primitive, however short, that a learner's step makes."""

from __future__ import annotations

import contextlib
import sys
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Any

from grader.child.audit import listen
from grader.child.blocking import forgiven, stacks, steps
from grader.child.blocking.wrappers import Wrappers
from grader.child.frames import frame_above

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable
    from types import FrameType

    from grader.child.blocking.forgiven import Waiting
    from grader.child.evidence.places import Learner
    from grader.model import Place

    OriginOf = Callable[[asyncio.Handle], Place | None]

SLEEP = "time.sleep"
# What a learner knows by this name, whatever library function stands between.
_KNOWN_BY = frozenset({SLEEP, *(row.name for row in forgiven.WAITING if row.own_name)})
_AUDITED_SLEEP = sys.version_info >= (3, 13)


@dataclass(slots=True)
class Seen:
    """The calls of one primitive at one place."""

    place: Place | None  # None: a callback without a learner frame ran it
    subject: str
    primitive: str
    seconds: float | None = None  # how long the calls held the loop, where that was measured
    callback: str = ""  # without a place: what the loop was asked to call
    counts: dict[str, int] = field(default_factory=dict)  # by primitive; one call may pass several

    @property
    def count(self) -> int:
        """The number of calls."""
        return max(self.counts.values())


class Primitives:
    """Detector 1: an audit hook, and wrappers where there is no audit event."""

    def __init__(
        self,
        learner: Learner,
        origin_of: OriginOf,
        *,
        watch_sleep: bool,
        now: Callable[[], float] = perf_counter,
    ) -> None:
        self._learner = learner
        self._origin_of = origin_of
        self._watch_sleep = watch_sleep
        rows: tuple[Waiting, ...] = forgiven.WAITING
        if watch_sleep and not _AUDITED_SLEEP:
            rows = (*rows, forgiven.SLEEP)
        self._wrappers = Wrappers(rows, self._saw_waiting, now)
        self.allowed: set[str] = set()  # by name
        self._seen: dict[tuple[Place | None, str, str], Seen] = {}

    def install(self) -> None:
        """Begin to record."""
        _switch(self)
        self._wrappers.install()

    def remove(self) -> None:
        """Stop recording and restore every function."""
        self._wrappers.remove()
        _switch(None)

    def seen(self) -> tuple[Seen, ...]:
        """Give what was recorded, in order of the first call."""
        return tuple(self._seen.values())

    def saw_sleep(self, seconds: float) -> None:
        """Record a time.sleep that somebody else carries out; call it inside the sleeping call."""
        if seconds > 0:
            self._record(SLEEP, frame_above(1), seconds)

    def saw_event(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Record an audit event if it is a blocking call that the learner answers for."""
        if steps.current() is None:
            return
        primitive = forgiven.EVENTS[event]
        if primitive.name == SLEEP and not self._watch_sleep:
            return
        if primitive.harmless(arguments):
            return
        seconds = float(arguments[0]) if primitive.name == SLEEP else None
        if event == "open" and forgiven.is_time_zone(arguments):
            return
        name = "os.open" if event == "open" and arguments[1] is None else primitive.name
        data = event == "open" and forgiven.is_data_file(arguments)
        self._record(name, frame_above(3), seconds, data=data, whoever=primitive.whoever)

    def _saw_waiting(self, row: Waiting, seconds: float) -> None:
        if _active is self:
            self._record(row.name, frame_above(3), seconds, whoever=row.whoever)

    def _record(
        self,
        name: str,
        frame: FrameType | None,
        seconds: float | None,
        *,
        data: bool = False,
        whoever: bool = False,
    ) -> None:
        mark = steps.current()
        if mark is None or mark.handle is None or name in self.allowed:
            return
        stack = stacks.read(frame, self._learner)
        own = (stack.own_account or stack.ending) and not whoever
        if own or stack.starting or (data and stack.callee):
            return
        place = stack.place or self._origin_of(mark.handle)
        callback = "" if place else steps.callback_of(mark.handle)
        if place or callback:
            subject = name if name in _KNOWN_BY and not stack.played else stack.callee or name
            self._add(Seen(place, subject, name, callback=callback), seconds)

    def _add(self, new: Seen, seconds: float | None) -> None:
        seen = self._seen.setdefault((new.place, new.subject, new.callback), new)
        seen.counts[new.primitive] = seen.counts.get(new.primitive, 0) + 1
        if seconds is not None:
            seen.seconds = (seen.seconds or 0.0) + seconds


_active: Primitives | None = None
_listening: list[bool] = []


def saw_sleep(seconds: float) -> None:
    """Tell the detector at work, if any, of a time.sleep that the caller carries out."""
    if _active is not None:
        _active.saw_sleep(seconds)


def _switch(primitives: Primitives | None) -> None:
    global _active  # noqa: PLW0603  # a listener cannot be removed, only told to be quiet
    _active = primitives
    if not _listening:
        _listening.append(True)
        listen(forgiven.EVENTS, _saw)


def _saw(event: str, arguments: tuple[Any, ...]) -> None:
    if _active is not None:
        with contextlib.suppress(Exception):  # an error here would surface in the learner's call
            _active.saw_event(event, arguments)
