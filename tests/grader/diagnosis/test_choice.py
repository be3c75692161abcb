"""Which diagnoses are given, in which order, and which are left out."""

from __future__ import annotations

from itertools import permutations

import pytest

from grader.diagnosis import codes, diagnose
from grader.diagnosis.catalogue import EXPLAINS, ORDER
from grader.model import Check, CheckResult, Evidence, Finding, Mark, Outcome, Place, Wait

E = Evidence
HERE = Place("ex.py", 12)
STUB = Finding(E.ERROR, HERE, "NotImplementedError")
NEVER = Finding(E.NEVER_AWAITED, HERE, "save")
LOW = Finding(E.PEAK_LOW, HERE, count=1, wanted=3)


def result(*findings: Finding, outcome: Outcome = Outcome.FAILED, message: str = "") -> CheckResult:
    """Make the result of one check."""
    check = Check("test_it", "It does what it should.", Mark.VALUE)
    return CheckResult(check, outcome, message=message, findings=findings)


def codes_of(*results: CheckResult) -> list[str]:
    """Give the diagnosed codes."""
    return [d.code for d in diagnose(results)]


def test_no_judged_check_no_diagnosis() -> None:
    """Evidence of a check that was not judged, or without any failure, accuses nobody."""
    for outcome in (Outcome.SKIPPED, Outcome.CRASHED, Outcome.REVIEW):
        assert codes_of(result(NEVER, outcome=outcome)) == []
    assert codes_of(result(outcome=Outcome.PASSED)) == []


def test_evidence_counts_where_it_was_seen() -> None:
    """A check that passed may have seen what a rule for every exercise forbids."""
    passed = result(NEVER, outcome=Outcome.PASSED)
    assert codes_of(passed) == ["forgotten-await"]
    assert codes_of(passed, result(message="expected 1, got 2")) == ["forgotten-await"]


def test_an_unfinished_body_is_no_misconception() -> None:
    """A stub gives no diagnosis, not even for what it left behind."""
    assert codes_of(result(STUB, NEVER, message="Still to be written.")) == []


def test_a_half_finished_exercise_is_judged_by_its_finished_half() -> None:
    """A check that met a stub is left out; the others count."""
    assert codes_of(result(STUB), result(NEVER)) == ["forgotten-await"]


def test_at_most_three_the_most_fundamental_first() -> None:
    """Of many independent causes the three most fundamental are given, whatever the order of the findings."""
    causes = (
        Finding(E.PEAK_HIGH, HERE, count=9, wanted=2),
        Finding(E.LEFT_CANCELLING, HERE, "t"),
        Finding(E.ORDER, HERE),
        Finding(E.NESTED_RUN, HERE, "asyncio.run"),
        Finding(E.BLOCKED, HERE, "time.sleep", seconds=1),
    )
    for order in list(permutations(causes))[::17]:
        assert codes_of(result(*order)) == ["nested-run", "blocking-call", "completion-order"]


@pytest.mark.parametrize(
    ("cause", "consequences", "code"),
    [
        (Finding(E.NESTED_RUN, HERE, "asyncio.run"), [NEVER], "nested-run"),
        (Finding(E.NOT_AWAITABLE, HERE, "list"), [NEVER, Finding(E.LEFT_AWAITED, HERE)], "not-an-awaitable"),
        (Finding(E.SYNC_MIXUP, HERE, "is_admin"), [NEVER], "sync-async-mixup"),
        (Finding(E.RESULT_NOT_READY, HERE, "t"), [Finding(E.LEFT_RUNNING, HERE)], "result-too-early"),
        (
            Finding(E.LOOP_BOUND, HERE, "lock", other="Lock"),
            [Finding(E.DEADLOCK, HERE, waits=(Wait("main", "Lock.acquire"),))],
            "loop-bound-at-import",
        ),
        (Finding(E.AWAITABLE_VALUE, HERE, "Task"), [Finding(E.LEFT_RUNNING, HERE)], "forgotten-await"),
        (Finding(E.BLOCKED, HERE, "time.sleep", seconds=1), [LOW, Finding(E.SLOW)], "blocking-call"),
        (Finding(E.COMPUTED, HERE, seconds=1), [LOW], "cpu-bound"),
        (Finding(E.SPUN, HERE, count=9), [Finding(E.HUNG, HERE), LOW], "busy-wait"),
        (Finding(E.DEADLOCK, HERE), [Finding(E.LEFT_AWAITED, HERE), Finding(E.ERROR_UNREAD)], "deadlock"),
        (
            Finding(E.OBSERVED, HERE, code="shield-misused", text="Left."),
            [Finding(E.LEFT_AWAITED, HERE)],
            "shield-misused",
        ),
        (Finding(E.LEFT_RUNNING, HERE), [Finding(E.TASK_LOST, HERE)], "task-not-awaited"),
        (Finding(E.LEFT_AWAITED, HERE), [Finding(E.ERROR_UNREAD, HERE)], "others-keep-running"),
        (Finding(E.LEFT_CANCELLING, HERE), [Finding(E.RESOURCE_OPEN, HERE, "process")], "cancel-not-awaited"),
        (LOW, [Finding(E.LATE_FOR_ALL, HERE), Finding(E.SLOW)], "sequential-awaits"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_one_cause_one_diagnosis(cause: Finding, consequences: list[Finding], code: str) -> None:
    """What a cause brings about is not diagnosed beside it; by itself it is."""
    assert codes_of(result(*consequences, cause)) == [code]
    assert codes_of(result(*consequences), result(cause)) == [code]
    assert codes_of(result(*consequences)) != [code]


def test_a_wrong_value_beside_a_cause_is_not_diagnosed() -> None:
    """The fallback speaks only when nothing else does."""
    wrong = Finding(E.WRONG_VALUE, HERE, text="expected 'a', got None")
    assert codes_of(result(wrong), result(NEVER)) == ["forgotten-await"]
    assert codes_of(result(wrong)) == ["wrong-result"]


def test_the_fallback_quotes_the_check() -> None:
    """With no known cause the check's own message, expected and got, is what was observed."""
    (diagnosis,) = diagnose([result(message="Expected ['a', 'b'], got ['a'].")])
    assert diagnosis.message == "Expected ['a', 'b'], got ['a']."


def test_a_check_that_says_nothing_is_named() -> None:
    """Without message and evidence, the line that the learner knows stands in."""
    (diagnosis,) = diagnose([result(outcome=Outcome.TIMED_OUT)])
    assert diagnosis.message == 'This check did not end in time: "It does what it should.".'


def test_a_file_that_does_not_import_needs_no_fallback() -> None:
    """The import error speaks for itself, unless evidence names a cause."""
    assert codes_of(result(outcome=Outcome.BROKEN, message="SyntaxError")) == []
    assert codes_of(result(Finding(E.SYNC_MIXUP, HERE), outcome=Outcome.BROKEN)) == ["sync-async-mixup"]


def test_coroutines_left_by_an_error_are_no_forgotten_await() -> None:
    """Beside an error that came first they are a fact in its message, not a diagnosis."""
    error = Finding(E.ERROR, HERE, "KeyError", text="'user'")
    (diagnosis,) = diagnose([result(NEVER, error)])
    assert diagnosis.code == "wrong-result"
    assert "`KeyError`" in diagnosis.message
    assert "`save()` that was never awaited" in diagnosis.message
    assert codes_of(result(NEVER, error), result(NEVER)) == ["forgotten-await"]


def test_a_row_of_coroutines_cut_short_is_sequential() -> None:
    """Coroutines awaited one by one in one check and left in another are one mistake: no overlap."""
    assert codes_of(result(LOW), result(NEVER)) == ["sequential-awaits"]


def test_a_forgotten_await_beside_a_row_is_both() -> None:
    """Coroutines left in the very check that shows the row are a mistake of their own."""
    assert codes_of(result(LOW, NEVER)) == ["forgotten-await", "sequential-awaits"]


def test_what_was_observed_survives_every_cause() -> None:
    """No cause explains away what a hidden test named."""
    observed = Finding(E.OBSERVED, HERE, code="task-not-awaited", text="The save had not ended.")
    for cause in (Finding(E.NESTED_RUN, HERE), Finding(E.DEADLOCK, HERE), NEVER):
        assert "task-not-awaited" in codes_of(result(cause), result(observed))


def test_the_order_names_each_code_once() -> None:
    """The fallback is last, and nothing stands twice."""
    assert len(set(ORDER)) == len(ORDER)
    assert ORDER[-1] == "wrong-result"
    assert codes() == ORDER


def test_a_cause_stands_before_what_it_explains() -> None:
    """Whatever a cause explains is looked at only after it, so that no consequence comes first."""
    alone: dict[Evidence, str] = {
        kind: diagnose([result(Finding(kind, HERE, count=1, wanted=3, seconds=1.0))])[0].code
        for kind in Evidence
        if kind is not E.OBSERVED
    }
    for cause, kinds in EXPLAINS.items():
        for kind in kinds:
            assert ORDER.index(cause) <= ORDER.index(alone[kind]), (cause, kind)


def test_only_known_codes_explain() -> None:
    """The table of causes speaks of the catalogue's codes."""
    assert set(EXPLAINS) <= set(ORDER)
