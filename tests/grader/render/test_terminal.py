"""What a learner sees in the terminal."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from grader.model import Clock, Outcome, Place
from grader.render import terminal
from grader.render.text import clean, width_of
from tests.grader.render import factory

if TYPE_CHECKING:
    from tests.grader.render.conftest import Golden

SGR = re.compile(r"\x1b\[\d*m")
POISONS = [
    factory.HOSTILE,
    factory.LONG,
    "日本語😀\t" * 40,
    "::error::x\n" * 50,
    "##[error]",
    " ",
    "\x00",
    "\n",
]


def show(r: str, *, width: int = 80, unicode: bool = True, color: bool = False) -> str:
    """Give the text of one of the factory's reports."""
    return terminal.report(factory.REPORTS[r], width=width, unicode=unicode, color=color)


@pytest.mark.parametrize("name", factory.REPORTS)
def test_golden_80(name: str, golden: Golden) -> None:
    """The text is the agreed one."""
    golden(f"{name}.txt", show(name))


@pytest.mark.parametrize("name", ["sequential", "everything"])
@pytest.mark.parametrize(("width", "unicode"), [(60, True), (120, True), (80, False)])
def test_golden_other_terminals(name: str, width: int, unicode: bool, golden: Golden) -> None:
    """The text suits narrow, wide and plain terminals."""
    golden(
        f"{name}_{width}_{'unicode' if unicode else 'ascii'}.txt", show(name, width=width, unicode=unicode)
    )


@pytest.mark.parametrize("name", factory.REPORTS)
@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("unicode", [True, False])
def test_no_line_is_wider_than_the_terminal(name: str, width: int, unicode: bool) -> None:
    """Lines fit, and a plain terminal gets ASCII alone."""
    text = show(name, width=width, unicode=unicode)
    assert max(width_of(line) for line in text.splitlines()) <= width
    assert unicode or text.isascii()


@pytest.mark.parametrize("name", factory.REPORTS)
def test_colour_adds_colour_alone(name: str) -> None:
    """Taking the colours away leaves the text without colours, so nothing is said by colour only."""
    assert SGR.sub("", show(name, color=True)) == show(name)


@pytest.mark.parametrize("poison", POISONS)
@pytest.mark.parametrize("unicode", [True, False])
def test_hostile_text_does_nothing(poison: str, unicode: bool) -> None:
    """Wherever the learner's text stands it neither acts, nor widens, nor starts a log command."""
    verdict = factory.hostile(poison)
    for text in (
        terminal.verdict(verdict, width=80, unicode=unicode, color=False),
        terminal.report(factory.report(verdict, verdict), width=80, unicode=unicode, color=False),
    ):
        for line in text.split("\n"):
            assert clean(line, unicode=unicode) == line
            assert width_of(line) <= 80
        assert text.count("\n") < 200


def test_a_failure_fits_the_screen_whole() -> None:
    """What was expected, where, the picture, the reason and the next step fit 24 rows and a prompt."""
    assert show("sequential").count("\n") < 24


def test_the_learner_is_told_where_and_what() -> None:
    """The line, the note at it, the limit, the command for more are there."""
    text = show("sequential")
    for part in (
        "ex01_gather_users.py:11",
        "bodies.append(await fetch(url))   ← waits here",
        "3.00 s (limit 2.00 s) on the kata clock",
        "at most 1 in flight",
        "python -m grader explain sequential-awaits",
        "python -m grader hint gather_users",
    ):
        assert part in text


def test_real_seconds_on_demand_only() -> None:
    """The report is the same from run to run unless real seconds are asked for."""
    slower = replace(factory.sequential(), real_seconds=9.0)
    again = terminal.report(factory.report(slower), width=80, unicode=True, color=False)
    assert again == show("sequential")
    text = terminal.verdict(slower, width=80, unicode=True, color=False, show_real=True)
    assert "on the kata clock; 9.00 s real" in text
    assert "clock" in terminal.verdict(slower, width=80, unicode=True, color=False, clock=Clock.REAL)


def test_each_outcome_has_its_own_sign_and_word() -> None:
    """Outcomes differ in sign and in word, with and without Unicode."""
    for unicode in (True, False):
        rows = [
            terminal.verdict(replace(factory.broken(), outcome=each), width=80, unicode=unicode, color=False)
            for each in Outcome
        ]
        assert len({row[0] for row in rows}) == len(Outcome)


def test_a_deadlock_names_each_task() -> None:
    """Each waiting task is shown with what it waits for, at which line."""
    text = show("deadlock")
    assert re.search(r"main +gather", text)
    assert re.search(r"mover-1 +Lock.acquire +line 6", text)
    assert re.search(r"mover-2 +Lock.acquire +line 6", text)


def test_hundreds_of_waiting_tasks_are_folded() -> None:
    """Tasks that wait alike share a row."""
    text = terminal.verdict(factory.deadlock(500), width=80, unicode=True, color=False)
    assert "mover-1 and 498 more" in text
    assert text.count("\n") < 24


def test_the_last_lines_of_the_output_are_shown() -> None:
    """Ten lines at most, the last ones."""
    text = show("blocking")
    assert "tick 11\n" in text
    assert "tick 1\n" not in text
    assert "the last 10 of 12 lines" in text


def test_a_place_outside_the_learners_file_is_not_shown_as_theirs() -> None:
    """A line number of another file is never looked up in the learner's text."""
    elsewhere = Place("base_events.py", 3)
    verdict = factory.sequential()
    diagnosis = replace(verdict.diagnoses[0], place=elsewhere)
    checks = tuple(replace(each, place=elsewhere, findings=()) for each in verdict.checks)
    verdict = replace(verdict, diagnoses=(diagnosis,), checks=checks, place=elsewhere)
    assert "│" not in terminal.verdict(verdict, width=80, unicode=True, color=False)


def test_a_whole_course_explains_a_few_failures() -> None:
    """Fifty-two exercises end with a next step after a few explanations, or all on demand."""
    text = show("course")
    assert text.count("They took 3 s") == 3
    assert "27 more to do" in text
    assert "all 5 passed" in text
    assert "Passed 22 of 52 exercises" in text
    everything = terminal.report(factory.whole_course(), width=80, unicode=True, color=False, details=None)
    assert everything.count("They took 3 s") == 30


def test_the_report_ends_with_the_next_step() -> None:
    """The last lines name the file, the line and the commands of the first exercise to do."""
    tail = show("course").splitlines()[-3:]
    assert tail == [
        "Next: edit exercises/ch05_topic/ex01_exercise_22.py",
        "  python -m grader explain sequential-awaits",
        "  python -m grader hint exercise_22",
    ]


def test_nothing_graded_is_said() -> None:
    """A report without exercises does not claim success."""
    text = terminal.report(factory.report(), width=80, unicode=True, color=False)
    assert "No exercise was graded." in text
    assert "Next" not in text
