"""State what a hidden test expects; a broken expectation is a sentence for the learner and a finding."""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Awaitable
from types import GeneratorType
from typing import TYPE_CHECKING, Protocol

from grader.child.evidence.classify import leaves
from grader.child.kit.fakes import Call, Recorded, State
from grader.child.kit.values import inside, same, same_but_for_order, show
from grader.model import Evidence, Finding, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from grader.child.evidence.places import Learner
    from grader.child.kit.blocking_fakes import BlockingService

__all__ = ["CheckFailed", "Expect", "same", "show"]

TOLERANCE = 0.001  # seconds; two instants of one turn of the loop are equal within it
IDLE = 0.05  # seconds; who starts later than this waited for something, though nothing that was seen


class Text(Protocol):
    """What is written in the learner's file."""

    def handler_of(self, error: BaseException, raised: Place | None) -> Place | None:
        """Give the line of the handler that an error raised at a line meets."""

    def unawaited_return(self, at: Place | None = None) -> Place | None:
        """Give the line that returns an unawaited call from inside a try or with block."""


class CheckFailed(AssertionError):
    """A check that is not met: the text is for the learner, the finding for the diagnosis."""

    def __init__(self, message: str, *findings: Finding) -> None:
        super().__init__(message)
        self.findings = findings


class Expect:
    """The expectations of one check."""

    def __init__(
        self,
        learner: Learner,
        began: Callable[[], float],
        elapsed: Callable[[], float],
        text: Text | None = None,
    ) -> None:
        self._learner = learner
        self._text = text
        self._began = began
        self._elapsed = elapsed
        self.possible_seconds: float | None = None
        self.at_import: tuple[Finding, ...] = ()  # what importing the file made that belongs to an event loop
        self.where: Place | None = None  # the learner's line that stands for the value under test

    def equal(self, got: object, wanted: object, what: str = "the result") -> None:
        """Expect equal plain values: exact types, any sequence for a sequence, identity for other objects."""
        self.plain(got, what)
        if same(got, wanted):
            return
        order = same_but_for_order(got, wanted)
        kind = Evidence.ORDER if order else Evidence.WRONG_VALUE
        tail = (
            f" The values are right, their {'keys are' if type(wanted) is dict else 'order is'} not."
            if order
            else ""
        )
        raise CheckFailed(
            f"{what[0].upper()}{what[1:]} should be {show(wanted)}, but it is {show(got)}.{tail}",
            Finding(kind, self.where, what, text=f"expected {show(wanted)}, got {show(got)}"),
        )

    def plain(self, got: object, what: str = "the result") -> None:
        """Expect no coroutine, task or future in a value."""
        for item in inside(got):
            if _is_awaitable(item):
                record = getattr(item, "record", None)
                name = str(getattr(item, "__qualname__", getattr(record, "name", type(item).__name__)))
                kind = "coroutine" if inspect.iscoroutine(item) else type(item).__name__
                made = self._learner.of_origin(item) or getattr(
                    getattr(item, "record", None), "created", None
                )
                place = made or self.where
                _discard(item)
                found = [Finding(Evidence.AWAITABLE_VALUE, place, name, other=kind)]
                unattended = [*_unattended(item, place)]
                # A task in the place of the value was taken for it; a row of them was started and let go.
                raise CheckFailed(
                    f"{what[0].upper()}{what[1:]} holds a {kind} ({name}), not the value that it would give.",
                    *(unattended if unattended and item is not got else found + unattended),
                    # What stands inside the value is awaited by nobody, too early or not.
                    *(self._returned_too_early(name, made) if item is got else ()),
                )

    def _returned_too_early(self, name: str, made: Place | None) -> Iterator[Finding]:
        if made and self._text and self._text.unawaited_return(made):
            text = f"Line {made.line} returned the coroutine of {name} out of a block before it had run."
            yield Finding(Evidence.OBSERVED, made, name, code="returned-without-await", text=text)

    def called(self, service: Recorded, times: int, key: object = ...) -> None:
        """Expect a number of calls, of one key or of all."""
        calls = [call for call in service.calls if key is ... or (call.args[0] if call.args else None) == key]
        if len(calls) != times:
            name = service.name if key is ... else f"{service.name}({show(key)})"
            raise CheckFailed(
                f"{name} should be called {_times(times)}, but it was called {_times(len(calls))}.",
                Finding(
                    Evidence.WRONG_CALLS,
                    _place(calls) or self.where,
                    service.name,
                    count=len(calls),
                    wanted=times,
                ),
            )

    def peak(self, service: Recorded, wanted: int) -> None:
        """Expect exactly this many calls in flight at the busiest moment."""
        if service.peak != wanted:
            low = service.peak < wanted
            together = f"{wanted} calls of {service.name} should be in flight together, but at most"
            alone = f"1 call of {service.name} should be in flight at a time, but"
            raise CheckFailed(
                f"{alone if wanted == 1 else together} {service.peak} "
                f"{'was' if service.peak == 1 else 'were'}.",
                Finding(
                    Evidence.PEAK_LOW if low else Evidence.PEAK_HIGH,
                    _place(service.calls) or self.where,
                    service.name,
                    count=service.peak,
                    wanted=wanted,
                ),
            )

    def off_loop(self, service: BlockingService) -> None:
        """Expect that no call of a blocking function ran in the thread of the event loop."""
        held = next((call for call in service.calls if call.on_loop), None)
        if held:
            seconds = (held.end or held.start) - held.start
            raise CheckFailed(
                f"{service.name} ran in the thread of the event loop, where nothing else could run.",
                Finding(Evidence.BLOCKED, held.place, service.name, seconds=seconds),
            )

    def within(self, ideal: float, wrong: float) -> None:
        """Expect a time nearer to the ideal than to that of the nearest wrong structure, in seconds."""
        self.possible_seconds = ideal
        limit = ideal + (wrong - ideal) / 2
        took = self._elapsed()
        if took > limit:
            raise CheckFailed(
                f"This takes {ideal:.2f} s when the waits overlap as they can; it took {took:.2f} s "
                f"(limit {limit:.2f} s).",
                Finding(Evidence.SLOW, self.where, seconds=round(took, 6), limit=limit),
            )

    def started_when_ready(self, service: Recorded, call: Call, after: Iterable[Call] = ()) -> None:
        """Expect a call to begin as soon as those it depends on have ended; without any, at the beginning."""
        ready = max((needed.end for needed in after if needed.end is not None), default=self._began())
        waited_for = _last_ended(service.calls, call, ready)
        # On the real clock a busy machine starts a call late for no reason of the learner's.
        if call.start <= ready + (TOLERANCE if waited_for else IDLE):
            return
        raise CheckFailed(
            f"{call.label} could start after {ready - self._began():.2f} s, "
            f"but it started after {call.start - self._began():.2f} s.",
            _late(call, ready, waited_for),
        )

    def finished(self, service: Recorded) -> None:
        """Expect that every call had ended, cleanup included, at the instant the learner's function ended."""
        open_calls = [call for call in service.calls if call.at_return in {State.RUNNING, State.CLEANING}]
        torn = [call for call in service.calls if call.state is State.TORN]
        if open_calls or torn:
            what = "were still going on" if open_calls else "were interrupted while they cleaned up"
            raise CheckFailed(
                f"{len(open_calls or torn)} of {len(service.calls)} calls of {service.name} "
                f"{what} at the end.",
                *(Finding(_left(call), call.place, call.label) for call in (open_calls or torn)),
            )

    def quiet_import(self) -> None:
        """Expect that importing the file ran no event loop and made nothing that belongs to one."""
        if self.at_import:
            first = self.at_import[0]
            where = f" at line {first.place.line}" if first.place else ""
            what = f"{first.subject} ({first.other})" if first.other else first.subject
            raise CheckFailed(first.text or f"Importing the file uses {what}{where}.", *self.at_import)

    @contextlib.contextmanager
    def raises(self, error: BaseException, by: Recorded, *, grouped: bool = False) -> Iterator[None]:
        """Expect that the block raises this very error of a service; `grouped` allows a group around it.

        Whoever asks once more after the error has taken it for a reason to try again.
        """
        before = len(by.calls)
        try:
            yield
        except BaseException as got:
            if not any(leaf is error for leaf in leaves(got)):
                raise
            if got is not error and not grouped:
                message = f"{show(error)} should reach the caller, not a group around it."
                self.reject("exception-group", message, self._learner.of_traceback(got.__traceback__))
            self._once(error, by, by.calls[before:])
        else:
            message = f"{show(error)} of {by.name} should reach the caller, but no error did."
            # Where the service did not get as far as failing, there was no error to hide.
            failed = next((call for call in by.calls if call.at_return is State.FAILED), None)
            self.that(failed is not None, message)
            self.reject("errors-hidden", message, self.handler_of(error, failed))

    def _once(self, error: BaseException, by: Recorded, calls: Sequence[Call]) -> None:
        failed = [call for call in calls if call.raised == id(error)]
        again = next((call for call in failed[1:] if call.args == failed[0].args), None)
        if again:
            message = f"After {show(error)}, {by.name} was called once more; the error was for the caller."
            finding = Finding(Evidence.WRONG_CALLS, again.place, by.name, count=len(failed), wanted=1)
            raise CheckFailed(message, finding)

    def handler_of(self, error: BaseException, call: Call | None) -> Place | None:
        """Give the learner's line that ends an error of a call: the `except` around it, if there is one."""
        handler = self._text.handler_of(error, call.place) if self._text and call else None
        return handler or self.where

    def that(self, condition: bool, message: str, *findings: Finding) -> None:  # reads as `assert`
        """Expect a condition; the message says what was seen and what is due."""
        if not condition:
            raise CheckFailed(message, *findings)

    def reject(self, code: str, message: str, place: Place | None = None) -> None:
        """Fail because the check saw exactly the misconception of this code; the message says what it saw."""
        raise CheckFailed(message, Finding(Evidence.OBSERVED, place or self.where, code=code, text=message))


def _last_ended(calls: Iterable[Call], call: Call, ready: float) -> Call | None:
    # What the call waited for, if anything: the last that ended when the call was ready and had not begun.
    ended = [
        (other.end, index, other)
        for index, other in enumerate(calls)
        if other is not call
        and other.end is not None
        and ready + TOLERANCE < other.end <= call.start + TOLERANCE
    ]
    return max(ended)[-1] if ended else None


def _late(call: Call, ready: float, waited_for: Call | None) -> Finding:
    # If what was waited for began when the call was ready already, it was merely started first; if it ran
    # beside what the call needs, both were awaited.
    barrier = waited_for is not None and waited_for.start < ready - TOLERANCE
    return Finding(
        Evidence.LATE_FOR_ALL if barrier else Evidence.LATE_START,
        call.place,
        call.label,
        other=waited_for.label if waited_for else "",
        seconds=round(call.start - ready, 6),
    )


def _unattended(item: object, place: Place | None) -> Iterator[Finding]:
    # Such a task is two things at once: no value, and work that nobody has waited for, done by now or not.
    record = getattr(item, "record", None)
    if record is not None and not record.waited:
        text = f"The task `{record.name}` was handed out, and nothing had waited for it."
        yield Finding(Evidence.OBSERVED, place, code="task-not-awaited", text=text)


def _is_awaitable(item: object) -> bool:
    # By its type: what an object says of its own class is code of the learner's.
    return issubclass(type(item), Awaitable) or (type(item) is GeneratorType and inspect.isawaitable(item))


def _discard(awaitable: object) -> None:
    # It is reported here; closing it keeps it from being reported again as never awaited.
    if inspect.iscoroutine(awaitable):
        awaitable.close()


def _left(call: Call) -> Evidence:
    return Evidence.LEFT_AWAITED if call.at_return is State.RUNNING else Evidence.LEFT_CANCELLING


def _place(calls: Sequence[Call]) -> Place | None:
    return next((call.place for call in calls if call.place), None)


def _times(number: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(number, f"{number} times")
