"""Problems have one line each, which editors can read, whatever a learner wrote."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from grader.model import Outcome
from grader.render import problems
from tests.grader.render.factory import (
    REPORTS,
    beside,
    blocking,
    broken,
    hostile,
    others,
    passed,
    place,
    report,
)

if TYPE_CHECKING:
    from grader.model import Verdict

LINE = re.compile(r"(?P<path>.+?):(?P<line>\d+): (?P<severity>error|warning): (?P<message>.+)")


def lines(*verdicts: Verdict, base: str = "exercises") -> list[str]:
    """Give the lines for verdicts."""
    return problems.report(report(*verdicts), base=base).splitlines()


def test_each_diagnosis_and_failing_check_has_its_line() -> None:
    """The diagnosis comes first, with the code to explain; the check says what it saw."""
    where = "../mine/ch02_together/ex01_gather_users.py:11: error:"
    assert lines(beside(), base="../mine/") == [
        f"{where} Line 11 waited 3 times, 1 s each; b started when a had ended. [sequential-awaits]",
        f"{where} They took 3 s, one after another.",
    ]


def test_what_passed_is_silent() -> None:
    """Nothing is to be done there."""
    assert (
        lines(passed(), replace(passed(), outcome=Outcome.SKIPPED, message="needs_extra needs more.")) == []
    )


def test_a_failure_without_a_place_is_told_at_the_first_line() -> None:
    """Places in other files do not count: the learner cannot edit there."""
    elsewhere = replace(place(3), file="/usr/lib/asyncio/tasks.py")
    bare = replace(
        beside(),
        diagnoses=(),
        checks=tuple(replace(each, place=elsewhere, findings=()) for each in beside().checks),
    )
    assert lines(bare) == [
        "exercises/ch02_together/ex01_gather_users.py:1: error: They took 3 s, one after another."
    ]
    crashed, skipped, held = others()
    assert lines(crashed)[0].endswith(
        ":1: error: This is the grader's fault, not yours. The checks did not start."
    )
    assert lines(skipped) == []
    assert lines(held) == ["exercises/ch08_more/ex01_held.py:1: warning: Line 1 imports gc."]
    assert lines(broken()) == ["exercises/ch01_start/ex01_first_await.py:1: error: SyntaxError: expected ':'"]


def test_the_same_is_said_once() -> None:
    """A check that says what a diagnosis says at the same line adds nothing."""
    told = [each for each in lines(blocking()) if "Expected 2" in each]
    assert len(told) == 1


@pytest.mark.parametrize("name", REPORTS)
def test_every_line_can_be_read(name: str) -> None:
    """Paths, lines and messages are where editors look for them."""
    told = problems.report(REPORTS[name])
    assert told.count("\n") == len(told.splitlines())
    assert all(LINE.fullmatch(each) for each in told.splitlines())


def test_nothing_that_a_learner_wrote_acts() -> None:
    """No control character, no line break and no command of a workflow gets through."""
    told = problems.report(report(hostile()))
    assert all(each.isprintable() for each in told.split("\n"))
    assert "##[" not in told
