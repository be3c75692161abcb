"""Each condition fires on its own evidence and stays silent on the nearest other."""

from __future__ import annotations

import pytest

from grader.diagnosis import diagnose, diagnose_as
from grader.model import Check, CheckResult, Evidence, Finding, Mark, Outcome, Place, Span, Wait

E = Evidence
HERE = Place("ex.py", 12)
SPANS_IN_A_ROW = (Span("a", "t", 0, 1), Span("b", "t", 1, 2), Span("c", "t", 2, 3))
SPANS_IN_PAIRS = (Span("a", "t", 0, 1), Span("b", "u", 0, 0.4), Span("c", "t", 1, 2), Span("d", "u", 1, 1.5))
SPANS_STAGGERED = (Span("a", "t", 0, 1), Span("b", "u", 0.5, 1.5), Span("c", "t", 1, 2))


def failed(
    *findings: Finding,
    message: str = "",
    timeline: tuple[Span, ...] = (),
    outcome: Outcome = Outcome.FAILED,
    place: Place | None = None,
) -> CheckResult:
    """Make the result of a check that did not pass."""
    check = Check("test_it", "It does what it should.", Mark.VALUE)
    return CheckResult(check, outcome, message=message, place=place, findings=findings, timeline=timeline)


def seen(*findings: Finding, timeline: tuple[Span, ...] = ()) -> list[str]:
    """Give the codes diagnosed from one failing check."""
    return [d.code for d in diagnose([failed(*findings, timeline=timeline)])]


@pytest.mark.parametrize(
    ("finding", "code"),
    [
        (Finding(E.NEVER_AWAITED, HERE, "save"), "forgotten-await"),
        (Finding(E.AWAITABLE_VALUE, HERE, "coroutine"), "forgotten-await"),
        (Finding(E.COROUTINE_MISUSED, HERE, "save"), "forgotten-await"),
        (Finding(E.AWAITED_TWICE, HERE, "save"), "coroutine-reused"),
        (Finding(E.RESULT_NOT_READY, HERE, "save"), "result-too-early"),
        (Finding(E.NOT_AWAITABLE, HERE, "list"), "not-an-awaitable"),
        (Finding(E.SYNC_MIXUP, HERE, "rows"), "sync-async-mixup"),
        (Finding(E.NESTED_RUN, HERE, "asyncio.run"), "nested-run"),
        (Finding(E.FOREIGN_THREAD, HERE, "Queue.put_nowait"), "not-thread-safe"),
        (Finding(E.LOOP_BOUND, HERE, "lock", other="Lock"), "loop-bound-at-import"),
        (Finding(E.LEFT_RUNNING, HERE, "save"), "task-not-awaited"),
        (Finding(E.LEFT_AWAITED, HERE, "save"), "others-keep-running"),
        (Finding(E.LEFT_CANCELLING, HERE, "save"), "cancel-not-awaited"),
        (Finding(E.TASK_LOST, HERE, "save"), "background-task-lost"),
        (Finding(E.ERROR_UNREAD, HERE, "save", other="ValueError"), "background-task-lost"),
        (Finding(E.GENERATOR_OPEN, HERE, "rows"), "generator-not-closed"),
        (Finding(E.RESOURCE_OPEN, HERE, "ClientSession"), "session-per-request"),
        (Finding(E.RESOURCE_OPEN, HERE, "process"), "cleanup-skipped"),
        (Finding(E.BLOCKED, HERE, "time.sleep", seconds=0.2), "blocking-call"),
        (Finding(E.COMPUTED, HERE, "primes", seconds=0.2), "cpu-bound"),
        (Finding(E.SPUN, HERE, count=9000), "busy-wait"),
        (Finding(E.DEADLOCK, HERE, waits=(Wait("main", "Lock.acquire", HERE),)), "deadlock"),
        (Finding(E.HUNG, HERE, waits=(Wait("main", "Lock.acquire", HERE),)), "deadlock"),
        (Finding(E.PEAK_LOW, HERE, count=1, wanted=5), "sequential-awaits"),
        (Finding(E.PEAK_LOW, HERE, count=2, wanted=5), "waits-for-everything"),
        (Finding(E.LATE_START, HERE, "b", other="a"), "sequential-awaits"),
        (Finding(E.LATE_FOR_ALL, HERE, "b", other="a"), "waits-for-everything"),
        (Finding(E.PEAK_HIGH, HERE, count=9, wanted=2), "unbounded-fan-out"),
        (Finding(E.ORDER, HERE), "completion-order"),
        (Finding(E.WRONG_VALUE, HERE, text="expected 1, got 2"), "wrong-result"),
        (Finding(E.WRONG_CALLS, HERE, "fetch", count=3, wanted=1), "wrong-result"),
        (Finding(E.ERROR, HERE, "KeyError"), "wrong-result"),
        (Finding(E.ERROR, HERE, "QueueFull"), "unbounded-queue"),
        (Finding(E.ERROR, HERE, "PicklingError"), "executor-misuse"),
        (Finding(E.ERROR, HERE, "AttributeError", text="Can't pickle local object"), "executor-misuse"),
        (Finding(E.HUNG, HERE), "wrong-result"),
        (Finding(E.HUNG, HERE, waits=(Wait("main", "Process.wait", HERE),)), "wrong-result"),
        (Finding(E.PEAK_LOW, HERE, count=0, wanted=5), "wrong-result"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_one_piece_of_evidence_gives_its_code_alone(finding: Finding, code: str) -> None:
    """One finding by itself gives exactly one diagnosis, at its line."""
    (diagnosis,) = diagnose([failed(finding)])
    assert (diagnosis.code, diagnosis.place) == (code, HERE)


def test_a_queue_that_nobody_works_off_is_the_cause() -> None:
    """The cause stands alone, at the line that waits for the queue; a standstill is told there, if asked."""
    there = Place(HERE.file, HERE.line + 5)
    waits = (Wait("worker", "Queue.get", there), Wait("main", "Queue.join", HERE))
    results = [failed(Finding(E.DEADLOCK, there, waits=waits))]
    assert [(each.code, each.place) for each in diagnose(results)] == [("queue-never-drains", HERE)]
    standstill = diagnose_as("deadlock", results)
    assert standstill is not None
    assert (standstill.code, standstill.place) == ("deadlock", HERE)


@pytest.mark.parametrize(
    ("timeline", "code"),
    [
        (SPANS_IN_A_ROW, "sequential-awaits"),
        (SPANS_IN_PAIRS, "waits-for-everything"),
        (SPANS_STAGGERED, "wrong-result"),
        (SPANS_IN_A_ROW[:1], "wrong-result"),
        ((), "wrong-result"),
    ],
)
def test_the_timeline_tells_why_it_was_slow(timeline: tuple[Span, ...], code: str) -> None:
    """Slow without overlap is sequential, in groups it waits for everything, else it proves neither."""
    assert seen(Finding(E.SLOW, seconds=3, limit=1.5), timeline=timeline) == [code]


def test_calls_that_fit_the_limit_are_not_blamed_for_the_time() -> None:
    """Calls in a row whose sum is within the limit do not explain why the whole was slow."""
    assert seen(Finding(E.SLOW, seconds=9, limit=4), timeline=SPANS_IN_A_ROW) == ["wrong-result"]


def test_the_observation_names_numbers_and_lines() -> None:
    """The message carries what was measured and where."""
    (diagnosis,) = diagnose([failed(Finding(E.BLOCKED, HERE, "time.sleep", seconds=0.203))])
    assert diagnosis.message == (
        "`time.sleep` held the event loop for 203 ms at line 12; no other task could run."
    )


def test_evidence_at_several_lines_is_counted() -> None:
    """Further lines with the same evidence are counted, not listed."""
    lines = [Finding(E.BLOCKED, Place("ex.py", n), "open", seconds=0.1) for n in (4, 7, 9, 9)]
    (diagnosis,) = diagnose([failed(*lines)])
    assert diagnosis.place == Place("ex.py", 4)
    assert diagnosis.message.endswith("The same was seen at 2 more lines.")


def test_a_deadlock_tells_who_waits_where() -> None:
    """The message lists the waiting tasks with what they wait for; the place is the first known one."""
    waits = tuple(Wait(f"w{n}", "Lock.acquire", Place("ex.py", n)) for n in range(5, 10))
    (diagnosis,) = diagnose([failed(Finding(E.DEADLOCK, waits=waits))])
    assert "`w5` in Lock.acquire at line 5" in diagnosis.message
    assert diagnosis.message.endswith("2 more tasks.")
    assert diagnosis.place == Place("ex.py", 5)


def test_what_a_hidden_test_saw_is_always_diagnosed() -> None:
    """An OBSERVED finding gives its code, its text and its place, whatever else there is."""
    observed = Finding(E.OBSERVED, HERE, code="read-await-write", text="Two of ten updates were lost.")
    (diagnosis,) = diagnose([failed(observed, message="expected 10, got 8")])
    assert diagnosis.code == "read-await-write"
    assert diagnosis.message == "Two of ten updates were lost."
    assert diagnosis.place == HERE


def test_an_observation_takes_the_measurements_of_its_check() -> None:
    """What the same check measured is the same fact; what another check measured still counts."""
    observed = Finding(E.OBSERVED, HERE, code="lock-too-wide", text="One load at a time, for different keys.")
    low = Finding(E.PEAK_LOW, HERE, count=1, wanted=3)
    assert seen(observed, low) == ["lock-too-wide"]
    codes = [d.code for d in diagnose([failed(observed), failed(low)])]
    assert codes == ["lock-too-wide", "sequential-awaits"]


def test_an_unknown_code_is_no_diagnosis() -> None:
    """A code that the catalogue does not know accuses nobody."""
    assert seen(Finding(E.OBSERVED, HERE, code="no-such-code", text="?")) == ["wrong-result"]


def test_the_line_of_the_check_stands_in() -> None:
    """Evidence without a line of its own is placed at the line that its check names."""
    (diagnosis,) = diagnose([failed(Finding(E.NEVER_AWAITED, subject="save"), place=HERE)])
    assert diagnosis.place == HERE


def test_an_exception_is_quoted_with_its_type() -> None:
    """Evidence drawn from an exception quotes what Python said, type and text."""
    text = "'coroutine' object has no attribute 'upper'"
    (diagnosis,) = diagnose([failed(Finding(E.COROUTINE_MISUSED, HERE, "AttributeError", text=text))])
    assert diagnosis.message.startswith("A coroutine object was used")
    assert diagnosis.message.endswith(f"Python says: AttributeError: {text}.")


def test_computing_inside_a_blocking_call_is_one_thing() -> None:
    """At one line, a call that blocks is not also diagnosed as computing; at another line it is."""
    blocked = Finding(E.BLOCKED, HERE, "json.loads", seconds=0.2)
    assert seen(blocked, Finding(E.COMPUTED, HERE, seconds=0.2)) == ["blocking-call"]
    elsewhere = Finding(E.COMPUTED, Place("ex.py", 30), seconds=0.2)
    assert seen(blocked, elsewhere) == ["blocking-call", "cpu-bound"]


def test_values_in_the_place_of_awaitables_were_awaited_one_by_one() -> None:
    """A gather that got values is a row of awaits where the calls ran one by one, and a misuse where not."""
    got = Finding(
        E.NOT_AWAITABLE, HERE, "TypeError", text="An asyncio.Future, a coroutine or an awaitable is required"
    )
    assert seen(got, timeline=SPANS_IN_A_ROW) == ["sequential-awaits"]
    assert seen(got, timeline=SPANS_IN_PAIRS) == ["not-an-awaitable"]
    assert seen(got) == ["not-an-awaitable"]


def test_tasks_that_run_on_are_told_once() -> None:
    """Where a check saw that the others run on, these are the tasks that are left, waited for or not."""
    others = Finding(E.OBSERVED, HERE, code="others-keep-running", text="The others ran on.")
    assert seen(others, Finding(E.LEFT_RUNNING, HERE, "fetch")) == ["others-keep-running"]
