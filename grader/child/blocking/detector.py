"""Join the two detectors of blocking into findings."""

from __future__ import annotations

import dataclasses
from time import perf_counter
from typing import TYPE_CHECKING, Self

from grader.child.blocking import steps
from grader.child.blocking.holds import Limits, Watch, watchdog
from grader.child.blocking.primitives import Primitives
from grader.child.blocking.sources import Source
from grader.model import Evidence, Finding, Place

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from grader.child.blocking.holds import Hold, Share, Spot
    from grader.child.blocking.primitives import OriginOf, Seen
    from grader.child.evidence.places import Learner


# Written in C, these work for a database: a thread can wait for them, so they are no computation of Python.
_DATABASE_CALLS = frozenset({"execute", "executemany", "executescript", "fetchall", "fetchone", "commit"})


class BlockingDetector:
    """Both detectors at work while it is entered; one at a time in a process."""

    def __init__(
        self,
        learner: Learner,
        *,
        watch_sleep: bool,
        origin_of: OriginOf | None = None,
        limits: Limits | None = None,
        now: Callable[[], float] = perf_counter,
    ) -> None:
        """Take `watch_sleep=False` when a clock reports each sleep to `slept`, and the clock's own `now`.

        `origin_of` gives the learner's line that made a task or scheduled a callback. It is asked when a step
        has no learner frame, on any thread, and must neither block nor keep the handle.
        """
        self._learner = learner
        origin = origin_of or self._created
        self._limits = limits or Limits()
        self._primitives = Primitives(learner, origin, watch_sleep=watch_sleep, now=now)
        self._watch = Watch(learner, origin, self._limits)
        self._sources: dict[str, Source] = {}

    def __enter__(self) -> Self:
        steps.install()
        watchdog().begin(self._watch)
        self._primitives.install()
        return self

    def __exit__(self, *exc: object) -> None:
        self._primitives.remove()
        watchdog().end()
        steps.remove()

    def allow_pools(self, seconds: float) -> None:
        """Allow starting and closing pools to hold the loop for so long, beyond the limits."""
        self._watch.allowed_for_pools = seconds

    def allow_calls(self, *names: str) -> None:
        """Allow calls of these primitives, such as "os.remove", on the loop's thread."""
        self._primitives.allowed |= set(names)

    def slept(self, seconds: float) -> None:
        """Record a time.sleep that a clock carries out; call it on the loop's thread, inside the sleep."""
        self._primitives.saw_sleep(seconds)

    def findings(self) -> tuple[Finding, ...]:
        """Give one finding for each call and line, seconds and counts added up."""
        known = self._of_primitives()
        places = {finding.place for finding in known}
        found: list[Finding] = []
        for hold in self._watch.finish():
            found += self._of_hold(hold)
        held = _merged(found)
        blocked = {finding.place: finding for finding in held if finding.kind is Evidence.BLOCKED}
        timed = [_timed(finding, blocked) for finding in known]
        rest = [
            finding for finding in held if finding.kind is not Evidence.BLOCKED or finding.place not in places
        ]
        return (*timed, *rest)

    def _of_primitives(self) -> tuple[Finding, ...]:
        found = [(seen, seen.place or self._scheduled(seen.callback)) for seen in self._primitives.seen()]
        return _merged([_primitive(seen, place) for seen, place in found if place is not None])

    def _of_hold(self, hold: Hold) -> list[Finding]:
        """Blame each line that is too long by itself, else the one with the largest share.

        A line that called one of these has only waited for it, whatever a look saw there. What a library does
        on its own account may last longer, beside something long too.
        """
        found: dict[tuple[Evidence, Place, str], Finding] = {}
        limits: dict[tuple[Evidence, Place, str], float] = {}
        for spot, share in hold.shares.items():
            place = spot.place or self._scheduled(spot.callback)
            if place is None:
                continue
            for finding in self._of_share(spot, share, place):
                key = (finding.kind, place if finding.place is None else finding.place, finding.subject)
                found[key] = _added(found[key], finding) if key in found else finding
                limit = self._limits.lenient if spot.stack.lenient else self._limits.plain
                limits[key] = min(limit, limits.get(key, limit))
        ordered = sorted(found, key=lambda key: found[key].seconds or 0.0, reverse=True)
        long = self._by_loop([found[key] for key in ordered if (found[key].seconds or 0.0) >= limits[key]])
        callers = frozenset[Place]().union(*(_callers(hold, finding.place) for finding in long))
        blamed = [finding for finding in long if finding.place not in callers] or long[:1]
        if not blamed and ordered:
            blamed = [_whole([found[key] for key in ordered])]
        return [dataclasses.replace(finding, count=1) for finding in blamed]

    def _by_loop(self, longest_first: list[Finding]) -> list[Finding]:
        """Join what one loop has computed: the interpreter chooses at which of its lines it is seen."""
        joined: dict[tuple[Evidence, str, object], Finding] = {}
        for finding in longest_first:
            place = finding.place
            loop = self._source(place.file).loop_at(place.line) if place else None
            where = loop if loop and finding.kind is Evidence.COMPUTED else place
            key = (finding.kind, finding.subject, where)
            joined[key] = _added(joined[key], finding) if key in joined else finding
        return list(joined.values())

    def _of_share(self, spot: Spot, share: Share, place: Place) -> list[Finding]:
        found: list[Finding] = []
        if share.slept > 0:
            subject = self._call(spot)
            found.append(Finding(Evidence.BLOCKED, place, subject, seconds=share.slept, count=1))
        if share.cpu > 0:
            found.append(self._computed(spot, share.cpu, place))
        return found

    def _computed(self, spot: Spot, seconds: float, place: Place) -> Finding:
        for line in spot.stack.lines:
            polling = self._source(line.code.co_filename).polling_at(line.line)
            if polling is not None:
                where = Place(line.code.co_filename, polling.line)
                return Finding(Evidence.SPUN, where, polling.asks, seconds=seconds, count=1)
        call = "" if spot.stack.callee else self._call(spot)
        if call.rpartition(".")[2] in _DATABASE_CALLS and "." in call:
            return Finding(Evidence.BLOCKED, place, call, seconds=seconds, count=1)
        function = _function(spot.stack.lines[0].code.co_qualname) if spot.stack.lines else self._call(spot)
        return Finding(Evidence.COMPUTED, place, function, seconds=seconds, count=1)

    def _call(self, spot: Spot) -> str:
        if spot.stack.callee or not spot.stack.lines:
            return spot.stack.callee or spot.callback
        line = spot.stack.lines[0]
        return self._source(line.code.co_filename).call_at(line) or _function(line.code.co_qualname)

    def _scheduled(self, callback: str) -> Place | None:
        for file in sorted(self._learner.files) if callback else ():
            line = self._source(file).scheduled(callback)
            if line is not None:
                return Place(file, line)
        return None

    def _source(self, file: str) -> Source:
        if file not in self._sources:
            self._sources[file] = Source(file)
        return self._sources[file]

    def _created(self, handle: asyncio.Handle) -> Place | None:
        """Give the line that made a handle's task: as the trace has it, else its coroutine's origin."""
        task = steps.task_of(handle)
        if task is None:
            return None
        created: Place | None = getattr(getattr(task, "record", None), "created", None)
        return created or self._learner.of_origin(task.get_coro())


def _whole(findings: list[Finding]) -> Finding:
    """Charge all that one function did to the line at which most of it was seen."""
    first = findings[0]
    alike = [one for one in findings if (one.kind, one.subject) == (first.kind, first.subject)]
    return dataclasses.replace(first, seconds=sum(one.seconds or 0.0 for one in alike))


def _callers(hold: Hold, place: Place | None) -> frozenset[Place]:
    """Give the lines from which the learner's code at a place was called."""
    above = (line for spot in hold.shares if spot.place == place for line in spot.stack.lines[1:])
    return frozenset(Place(line.code.co_filename, line.line) for line in above) - {place}


def _function(qualname: str) -> str:
    """Name the function that the learner wrote around a comprehension or lambda."""
    parts = [part for part in qualname.split(".<locals>.") if not part.startswith("<")]
    return parts[-1] if parts else "the module"


def _primitive(seen: Seen, place: Place | None) -> Finding:
    return Finding(Evidence.BLOCKED, place, seen.subject, seconds=seen.seconds, count=seen.count)


def _timed(known: Finding, blocked: dict[Place | None, Finding]) -> Finding:
    """Lend a call of unknown length the time for which its line was seen asleep."""
    seen = blocked.get(known.place)
    if known.seconds is not None or seen is None:
        return known
    return dataclasses.replace(known, seconds=seen.seconds)


def _merged(findings: list[Finding]) -> tuple[Finding, ...]:
    merged: dict[tuple[Evidence, Place | None, str], Finding] = {}
    for finding in findings:
        key = (finding.kind, finding.place, finding.subject)
        merged[key] = _added(merged[key], finding) if key in merged else finding
    return tuple(merged.values())


def _added(one: Finding, other: Finding) -> Finding:
    seconds = None
    if one.seconds is not None or other.seconds is not None:
        seconds = (one.seconds or 0.0) + (other.seconds or 0.0)
    return dataclasses.replace(one, seconds=seconds, count=(one.count or 0) + (other.count or 0))
