"""A verdict joins own checks, house rules, marks and points in one way."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.house import CLEAN, FREE, house_checks
from grader.model import (
    Check,
    CheckResult,
    Clock,
    Evidence,
    Exercise,
    Finding,
    Kind,
    Mark,
    Marks,
    MarkState,
    Outcome,
    Place,
    Span,
)
from grader.render.scene import Scene
from grader.verdict import points, verdict

P, F, N = MarkState.PASSED, MarkState.FAILED, MarkState.NONE
EXERCISE = Exercise("s", "ch01_x", "ch01_x/ex01_s.py", "S", Kind.FILL_IN, 12, "https://x", ("a",) * 4, Path())
SPAN = Span("a", "main", 0.0, 1.0)


def result(
    outcome: Outcome = Outcome.PASSED, mark: Mark = Mark.VALUE, *findings: Finding, message: str = ""
) -> CheckResult:
    """Give the result of one check."""
    return CheckResult(Check(f"test_{mark}", "Title.", mark), outcome, message, findings=findings)


@pytest.mark.parametrize("kind", [Evidence.BLOCKED, Evidence.COMPUTED, Evidence.SPUN])
def test_any_check_may_show_that_the_loop_was_held(kind: Evidence) -> None:
    """Evidence of a held loop fails the house's rule, although the check that met it passed."""
    finding = Finding(kind, Place("a.py", 7), "time.sleep", seconds=0.2)
    free, clean = house_checks([result(), result(Outcome.PASSED, Mark.OVERLAP, finding)])
    assert (free.check, free.outcome, free.place) == (FREE, Outcome.FAILED, Place("a.py", 7))
    assert "line 7" in free.message
    assert clean.outcome is Outcome.PASSED


@pytest.mark.parametrize(
    "kind",
    [
        Evidence.NEVER_AWAITED,
        Evidence.LEFT_RUNNING,
        Evidence.LEFT_AWAITED,
        Evidence.LEFT_CANCELLING,
        Evidence.TASK_LOST,
        Evidence.ERROR_UNREAD,
        Evidence.GENERATOR_OPEN,
        Evidence.RESOURCE_OPEN,
    ],
)
def test_any_check_may_show_that_something_was_left(kind: Evidence) -> None:
    """Whatever is left behind fails the house's rule with a sentence of its own, once."""
    finding = Finding(kind, Place("a.py", 7), "fetch")
    free, clean = house_checks([result(Outcome.PASSED, Mark.VALUE, finding, finding), result()])
    assert (clean.check, clean.outcome) == (CLEAN, Outcome.FAILED)
    assert clean.message.endswith(": fetch at line 7.")
    assert clean.findings == (finding,)
    assert free.outcome is Outcome.PASSED


@pytest.mark.parametrize("kind", sorted(set(Evidence) - {Evidence.BLOCKED}))
def test_what_the_house_does_not_judge_passes_it_or_has_a_sentence(kind: Evidence) -> None:
    """Every kind of evidence either has its words or leaves both rules alone."""
    free, clean = house_checks([result(Outcome.FAILED, Mark.VALUE, Finding(kind))])
    for each in (free, clean):
        assert each.outcome is Outcome.PASSED or each.message.endswith(".")


@pytest.mark.parametrize("outcome", [Outcome.BROKEN, Outcome.TIMED_OUT, Outcome.CRASHED])
def test_what_did_not_run_is_not_judged(outcome: Outcome) -> None:
    """Without one check that ran to its end there is no praise for a free loop."""
    assert {each.outcome for each in house_checks([result(outcome)])} == {Outcome.FAILED}


def test_a_stub_gets_no_praise() -> None:
    """A body that raises NotImplementedError has left nothing behind, and has not earned anything by it."""
    unwritten = Finding(Evidence.ERROR, Place("a.py", 3), "NotImplementedError")
    checks = house_checks([result(Outcome.FAILED, Mark.VALUE, unwritten)])
    assert {each.outcome for each in checks} == {Outcome.FAILED}


@pytest.mark.parametrize(
    ("marks", "outcome", "wanted"),
    [
        (Marks(P, P, P, P), Outcome.PASSED, 12),
        (Marks(P, F, P, P), Outcome.FAILED, 9),
        (Marks(P, F, F, F), Outcome.FAILED, 3),
        (Marks(P, N, P, F), Outcome.FAILED, 8),
        (Marks(F, P, P, P), Outcome.FAILED, 0),
        (Marks(N, P, P, F), Outcome.FAILED, 0),
        (Marks(P, P, P, F), Outcome.TIMED_OUT, 0),
        (Marks(P, P, P, P), Outcome.REVIEW, 0),
    ],
)
def test_points_are_shared_between_the_marks(marks: Marks, outcome: Outcome, wanted: int) -> None:
    """Each mark that the exercise has is worth the same, and nothing counts without the value mark."""
    assert points(12, marks, outcome) == wanted


def test_points_are_whole_and_never_all_when_something_failed() -> None:
    """Rounding is down."""
    assert points(10, Marks(P, P, F, N), Outcome.FAILED) == 6
    assert points(1, Marks(P, P, P, F), Outcome.FAILED) == 0


def test_a_mark_passes_when_each_of_its_checks_does() -> None:
    """One failed check fails its mark only; a mark without checks is none."""
    results = [result(), result(Outcome.FAILED), result(Outcome.PASSED, Mark.OVERLAP)]
    drawn = verdict(EXERCISE, results, "", house_rules=False)
    assert drawn.marks == Marks(F, P, N, N)
    assert drawn.outcome is Outcome.FAILED


def test_house_rules_bring_their_marks() -> None:
    """With house rules every exercise has the marks free and clean."""
    drawn = verdict(EXERCISE, [result()], "", house_rules=True)
    assert drawn.marks == Marks(P, N, P, P)
    assert (drawn.outcome, drawn.points, drawn.message) == (Outcome.PASSED, 12, "")


def test_evidence_against_a_house_rule_fails_the_exercise() -> None:
    """All own checks may pass and the exercise fails for what it left behind."""
    finding = Finding(Evidence.LEFT_RUNNING, Place("a.py", 7), "fetch")
    drawn = verdict(EXERCISE, [result(Outcome.PASSED, Mark.VALUE, finding)], "", house_rules=True)
    assert (drawn.outcome, drawn.points) == (Outcome.FAILED, 8)
    assert drawn.place == Place("a.py", 7)
    assert drawn.diagnoses


@pytest.mark.parametrize(
    ("outcomes", "wanted"),
    [
        ((Outcome.PASSED, Outcome.FAILED, Outcome.BROKEN), Outcome.BROKEN),
        ((Outcome.FAILED, Outcome.CRASHED, Outcome.TIMED_OUT), Outcome.CRASHED),
        ((Outcome.CRASHED, Outcome.REVIEW, Outcome.TIMED_OUT), Outcome.REVIEW),
        ((Outcome.FAILED, Outcome.TIMED_OUT, Outcome.REVIEW), Outcome.REVIEW),
        ((Outcome.FAILED, Outcome.TIMED_OUT, Outcome.PASSED), Outcome.TIMED_OUT),
        ((Outcome.SKIPPED, Outcome.FAILED), Outcome.FAILED),
        ((Outcome.SKIPPED, Outcome.PASSED), Outcome.SKIPPED),
    ],
)
def test_the_heaviest_outcome_is_the_exercises(outcomes: tuple[Outcome, ...], wanted: Outcome) -> None:
    """The outcome and the message are of the same check, the first of the heaviest outcome."""
    results = [result(outcome, message=f"It is {outcome}.") for outcome in outcomes]
    drawn = verdict(EXERCISE, results, "", house_rules=False)
    assert drawn.outcome is wanted
    assert drawn.message == f"It is {wanted}."


def test_a_failed_check_without_a_sentence_is_told_by_its_title() -> None:
    """There is always a sentence."""
    assert verdict(EXERCISE, [result(Outcome.FAILED)], "", house_rules=False).message == "Title."


def test_a_failed_check_without_evidence_has_a_diagnosis_all_the_same() -> None:
    """What no cause explains is another result than the exercise asks for, in the words of the check."""
    failed = result(Outcome.FAILED, message="It began too early.")
    (diagnosis,) = verdict(EXERCISE, [failed], "", house_rules=True).diagnoses
    assert (diagnosis.code, diagnosis.message) == ("wrong-result", "It began too early.")


def timed(name: str, mark: Mark, outcome: Outcome, possible: float | None, *spans: Span) -> CheckResult:
    """Give the result of a check with a time."""
    check = Check(name, "Title.", mark)
    return CheckResult(check, outcome, seconds=len(name), possible_seconds=possible, timeline=spans)


@pytest.mark.parametrize(
    ("results", "shown"),
    [
        (
            [
                timed("a", Mark.VALUE, Outcome.FAILED, None, SPAN),
                timed("bb", Mark.OVERLAP, Outcome.PASSED, 1.0, SPAN),
                timed("ccc", Mark.OVERLAP, Outcome.FAILED, 1.0, SPAN),
            ],
            "ccc",
        ),
        (
            [
                timed("a", Mark.VALUE, Outcome.PASSED, None, SPAN),
                timed("bb", Mark.OVERLAP, Outcome.PASSED, 1.0, SPAN),
            ],
            "bb",
        ),
        (
            [
                timed("a", Mark.OVERLAP, Outcome.FAILED, 1.0),
                timed("bb", Mark.VALUE, Outcome.PASSED, None, SPAN),
            ],
            "bb",
        ),
        (
            [
                timed("a", Mark.OVERLAP, Outcome.PASSED, 1.0, SPAN),
                timed("bb", Mark.VALUE, Outcome.FAILED, None, SPAN),
                timed("ccc", Mark.CLEAN, Outcome.FAILED, None, SPAN),
            ],
            "ccc",
        ),
    ],
)
def test_a_failed_check_about_overlap_is_shown_first(results: list[CheckResult], shown: str) -> None:
    """A failed check is shown, one about overlap first; else one that declares an ideal, else any."""
    drawn = verdict(EXERCISE, results, "", house_rules=False)
    assert drawn.seconds == len(shown)
    assert drawn.timeline == (SPAN,)


@pytest.mark.parametrize(("seen", "drawn"), [(Outcome.FAILED, True), (Outcome.PASSED, False)])
def test_a_picture_is_drawn_of_a_check_that_failed(seen: Outcome, drawn: bool) -> None:
    """Where only a check that passed has a timeline, it says nothing of the failure, and is not drawn."""
    results = [
        timed("a", Mark.CLEAN, Outcome.FAILED, None),
        timed("bb", Mark.OVERLAP, seen, 1.0, SPAN),
    ]
    assert Scene(verdict(EXERCISE, results, "", house_rules=False), Clock.KATA).spans_matter is drawn
