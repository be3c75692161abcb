"""Run one check and say how it ended, in the learner's terms."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from grader.child.clock.kata import Deadlock
from grader.child.evidence.classify import of_exception, said
from grader.child.kit.doubts import doubt
from grader.child.kit.expect import CheckFailed
from grader.child.plugin import current
from grader.model import Check, CheckResult, Clock, Evidence, Finding, Outcome, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from grader.child.instruments import Instruments

TRIES_ON_THE_REAL_CLOCK = 3  # a busy machine makes right answers late, never wrong ones early


def run_check(item: pytest.Item, check: Check, make: Callable[[], Instruments], clock: Clock) -> CheckResult:
    """Run one hidden test function; on the real clock a failure on time alone is tried again."""
    for _ in range(TRIES_ON_THE_REAL_CLOCK if clock is Clock.REAL else 1):
        result = _run_once(item, check, make())
        if not _late_only(result):
            break
    return result


def _run_once(item: pytest.Item, check: Check, instruments: Instruments) -> CheckResult:
    current.instruments, current.error, current.ran = instruments, None, False
    started = time.perf_counter()
    try:
        with instruments:
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
    except BaseException as error:  # a learner's KeyboardInterrupt ends the check, not the grader
        current.error = current.error or error
    finally:
        instruments.guard()
        current.instruments = None
    kit = instruments.kit
    ended = current.error or (doubt(kit) if current.ran else None)
    outcome, message, found = judge(ended, current.ran, instruments)
    return CheckResult(
        check=check,
        outcome=outcome,
        message=message,
        place=next((finding.place for finding in found if finding.place), None),
        findings=tuple(dict.fromkeys((*found, *instruments.findings()))),
        seconds=round(kit.elapsed, 6) if kit else 0.0,
        possible_seconds=kit.expect.possible_seconds if kit else None,
        real_seconds=time.perf_counter() - started,
        timeline=kit.timeline() if kit else (),
        output=instruments.output.text(),
    )


def judge(  # noqa: PLR0911  # one return for each way a check ends
    error: BaseException | None, ran: bool, instruments: Instruments
) -> tuple[Outcome, str, tuple[Finding, ...]]:
    """Say how a check ended, in the learner's terms, and with what evidence."""
    if error is None:
        # Silence proves nothing: a test that has not come to its own end has not passed.
        return (Outcome.PASSED, "", ()) if ran else (Outcome.FAILED, "The check did not run to its end.", ())
    if isinstance(error, CheckFailed):
        return Outcome.FAILED, str(error), error.findings
    finding = of_exception(error, instruments.learner)
    if finding.place is None and finding.kind is Evidence.AWAITED_TWICE and instruments.kit:
        # The check awaits each coroutine once: the learner's function has given one for the second time.
        finding = replace(finding, place=instruments.kit.expect.where)
    if isinstance(error, Deadlock):
        stuck = tuple(found for found in instruments.findings() if found.kind is Evidence.DEADLOCK)
        return Outcome.FAILED, "Nothing can go on: every task waits for something that no one will do.", stuck
    if isinstance(error, NotImplementedError) and finding.place:
        message = f"Line {finding.place.line} is still to be written: it raises NotImplementedError."
        return Outcome.FAILED, message, (finding,)
    if finding.place is None and _is_stopped(error):
        return Outcome.FAILED, "Something stopped the event loop before the check was over.", ()
    if finding.place is None and isinstance(error, AssertionError):
        return Outcome.FAILED, _stated(error), ()
    if finding.place is None and isinstance(error, Exception) and finding.kind is not Evidence.AWAITED_TWICE:
        return Outcome.CRASHED, f"The check itself failed: {type(error).__name__}: {error}", ()
    return Outcome.FAILED, _raised(error, finding.place), (finding,)


def _is_stopped(error: BaseException) -> bool:
    """Say whether a loop was stopped from inside; asyncio has no error of its own for it."""
    return isinstance(error, RuntimeError) and str(error) == "Event loop stopped before Future completed."


def _stated(error: AssertionError) -> str:
    # pytest rewrites `assert condition, message`: the message comes first, the comparison on later lines.
    first = str(error).partition("\n")[0]
    return "" if first.startswith("assert ") else first


def _raised(error: BaseException, place: Place | None) -> str:
    where = f" at line {place.line}" if place else ""
    text = f": {said(error)}" if str(error) else ""
    return f"{type(error).__name__}{text}{where}."


def _late_only(result: CheckResult) -> bool:
    kinds = {finding.kind for finding in result.findings}
    return result.outcome is Outcome.FAILED and kinds == {Evidence.SLOW}
